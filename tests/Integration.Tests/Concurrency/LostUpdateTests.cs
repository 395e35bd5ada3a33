using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.MasterData;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Clients that read a number, add one, and write it with If-Match never overwrite each other.</summary>
public sealed class LostUpdateTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase(1, 20, 20, TestName = "20 clients increment one row 20 times each")]
    [TestCase(20, 100, 20, TestName = "100 clients increment 20 rows 20 times each")]
    public async Task No_increment_of_master_data_is_lost(int rows, int clients, int increments)
    {
        var priority = new JsonObject { ["name"] = "Counted", ["sequence"] = 0 };
        await AssertNoneIsLost("/api/JobPriority", () => priority.DeepClone(), "sequence", rows, clients, increments);
    }

    [TestCase(1, 20, 10, TestName = "20 clients increment one order 10 times each")]
    [TestCase(20, 100, 20, TestName = "100 clients increment 20 orders 20 times each")]
    public async Task No_increment_of_an_order_is_lost(int orders, int clients, int increments) => await AssertNoneIsLost(
        "/api/Jobs", () => Sample.Order().With("working_sequence", 0), "working_sequence", orders, clients, increments);

    private async Task AssertNoneIsLost(string collection, Func<JsonNode> row, string field, int rows, int clients, int increments)
    {
        var paths = new List<string>();
        for (var number = 0; number < rows; number++)
        {
            var created = await _tenant.Call(HttpMethod.Post, collection, row());
            Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
            paths.Add($"{collection}({created["id"]})");
        }

        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Increment(paths[client % rows], field, increments)));

        foreach (var path in paths)
        {
            var read = await _tenant.Call(HttpMethod.Get, path, null);
            Assert.That(read[field], Is.EqualTo($"{clients / rows * increments}"));
            Assert.That(read.Headers["ETag"], Is.EqualTo($"W/\"{1 + (clients / rows * increments)}\""), "one version for each increment");
        }
    }

    private async Task Increment(string path, string field, int increments)
    {
        var current = await _tenant.Call(HttpMethod.Get, path, null);
        for (var done = 0; done < increments;)
        {
            Assert.That(current.Status, Is.EqualTo(HttpStatusCode.OK), current.Text);
            var next = new JsonObject { [field] = current.Json[field]!.GetValue<int>() + 1 };
            var changed = await _tenant.Call(HttpMethod.Patch, path, next, $"If-Match: {current.Headers["ETag"]}");
            if (changed.Status == HttpStatusCode.OK)
            {
                done++;
                current = changed;
            }
            else
            {
                Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.PreconditionFailed), changed.Text);
                current = await _tenant.Call(HttpMethod.Get, path, null);
            }
        }
    }
}
