using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Imports of several chunks, beside each other and beside others who change the same rows, while connectors follow the change feed.</summary>
public sealed class BesideTests : ImportFixture
{
    private const int Files = 2;
    private const int RowsOfFile = 120;
    private const int Writers = 4;
    private const int OrdersOfWriter = 20;

    [Test]
    public async Task What_followers_read_of_imports_and_of_those_who_write_beside_them_is_what_is_stored()
    {
        await using var api = await Api(new() { RowsAtOnce = 25 });
        using var http = Tenant.At(api);
        foreach (var kind in Enumerable.Range(0, 3))
        {
            Assert.That((await Tenant.Post(Changing(kind, "first"))).Status, Is.EqualTo(HttpStatusCode.Created));
        }

        var writing = Task.WhenAll([
            .. Enumerable.Range(0, Files).Select(file => Task.Run(() => Import(http, file))),
            .. Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(http, writer)))]);
        Follower[] followers = [new(Tenant.Http, "&top=7"), new(http)];
        await Task.WhenAll(followers.Select(follower => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
            {
                await follower.ReadOn();
            }
        })));
        await writing;

        var total = await Tenant.Changes();
        foreach (var follower in followers)
        {
            await follower.ReadTo(total);
            Assert.That(follower.Changes.Select(change => change["position"]!.GetValue<long>()), Is.EqualTo(Enumerable.Range(1, (int)total)), "no hole, no repeat");
            foreach (var row in follower.Read.GroupBy(change => change.Row))
            {
                Assert.That(row.Select(change => change.Version), Is.EqualTo(Enumerable.Range(1, row.Count())), "each row's versions in order");
            }
        }
        Assert.That(await Tenant.Untold(), Is.Null);
        Assert.That(await Tenant.Ask<long>("select count(*) from jobs where tenant_id = @tenant"), Is.EqualTo(3 + (Files * RowsOfFile) + (Writers * OrdersOfWriter)));
    }

    private static async Task Import(HttpClient http, int file)
    {
        using var body = new StringContent(InLines(Enumerable.Range(0, RowsOfFile).Select(row => Changing(row + file, $"{file}/{row}"))), null, Lines);
        using var response = await http.PostAsync("/api/Jobs/Import", body);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
    }

    private static async Task Write(HttpClient http, int writer)
    {
        for (var order = 0; order < OrdersOfWriter; order++)
        {
            var answer = await http.Post(Changing(order + writer, $"{writer}:{order}"));
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        }
    }

    /// <summary>An order that changes one of three kinds of work.</summary>
    private static JsonObject Changing(int kind, string name) =>
        Some.Order().Without("job_type_code").With("job_type", new JsonObject { ["code"] = $"SHARED-{kind % 3}", ["name"] = name });
}
