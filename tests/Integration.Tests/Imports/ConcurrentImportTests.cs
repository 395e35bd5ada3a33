using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Concurrent imports and creates that change the same rows while clients read the change feed.</summary>
public sealed class ConcurrentImportTests : ImportFixture
{
    private const int Files = 2;
    private const int RowsPerFile = 120;
    private const int Writers = 4;
    private const int OrdersPerWriter = 20;

    [Test]
    public async Task The_feed_matches_the_tables_after_concurrent_imports_and_creates()
    {
        await using var api = await StartApi(new() { RowsAtOnce = 25 });
        using var http = Tenant.ClientFor(api);
        foreach (var kind in Enumerable.Range(0, 3))
        {
            Assert.That((await Tenant.Post(OrderChangingJobType(kind, "first"))).Status, Is.EqualTo(HttpStatusCode.Created));
        }

        var writing = Task.WhenAll([
            .. Enumerable.Range(0, Files).Select(file => Task.Run(() => Import(http, file))),
            .. Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(http, writer)))]);
        FeedReader[] readers = [new(Tenant.Http, "&top=7"), new(http)];
        await Task.WhenAll(readers.Select(reader => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
            {
                await reader.ReadPage();
            }
        })));
        await writing;

        var total = await Tenant.CountChanges();
        foreach (var reader in readers)
        {
            await reader.ReadTo(total);
            Assert.That(
                reader.Changes.Select(change => change["position"]!.GetValue<long>()),
                Is.EqualTo(Enumerable.Range(1, (int)total)),
                "positions have no gaps and no duplicates");
            foreach (var row in reader.RowChanges.GroupBy(change => change.Row))
            {
                Assert.That(
                    row.Select(change => change.Version),
                    Is.EqualTo(Enumerable.Range(1, row.Count())),
                    "the versions of each row are in order");
            }
        }
        Assert.That(await Tenant.FindFeedDifferences(), Is.Null);
        Assert.That(
            await Tenant.Ask<long>("select count(*) from jobs where tenant_id = @tenant"),
            Is.EqualTo(3 + (Files * RowsPerFile) + (Writers * OrdersPerWriter)));
    }

    private static async Task Import(HttpClient http, int file)
    {
        using var body = new StringContent(
            ToJsonLines(Enumerable.Range(0, RowsPerFile).Select(row => OrderChangingJobType(row + file, $"{file}/{row}"))), null, Lines);
        using var response = await http.PostAsync("/api/Jobs/Import", body);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
    }

    private static async Task Write(HttpClient http, int writer)
    {
        for (var order = 0; order < OrdersPerWriter; order++)
        {
            var answer = await http.Post(OrderChangingJobType(order + writer, $"{writer}:{order}"));
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        }
    }

    /// <summary>Returns an order that renames one of three job types.</summary>
    private static JsonObject OrderChangingJobType(int kind, string name) =>
        Sample.Order().Without("job_type_code").With("job_type", new JsonObject { ["code"] = $"SHARED-{kind % 3}", ["name"] = name });
}
