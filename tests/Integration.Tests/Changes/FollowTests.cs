using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Many write, through two instances of the API and beside it, some slow to commit, while others follow.</summary>
[Exclusive]
public sealed class FollowTests
{
    private const int Writers = 16;
    private const int Orders = 8;
    private const int SlowWriters = 8;
    private const int Transactions = 25;
    private const int SharedRows = 6;
    private const int Deleted = 3;

    private readonly ConcurrentBag<(Guid Row, long Version, string Operation)> _written = [];
    private readonly ConcurrentBag<Guid> _posted = [];

    [Test]
    public async Task What_followers_read_is_what_was_written_each_row_in_order_without_hole_or_repeat()
    {
        using var tenant = await TestTenant.Create();
        await using var second = await RunningApi.StartReady(TestDatabase.OwnerConnectionString);
        using var elsewhere = tenant.At(second);
        var before = await tenant.Changes();
        var shared = Enumerable.Range(0, SharedRows).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var row in shared)
        {
            await Write(tenant, write => write.Create(row));
        }

        var least = before + SharedRows + (Writers * Orders) + (SlowWriters * Transactions * 2) + (SlowWriters * Deleted);
        Follower[] followers = [new(tenant.Http, "&top=3"), new(elsewhere, "&top=7"), new(tenant.Http, "&top=100"), new(elsewhere)];
        await Task.WhenAll([
            .. Enumerable.Range(1, Writers).Select(writer => Task.Run(() => PostMany(writer % 2 == 0 ? tenant.Http : elsewhere, shared, new Random(writer)))),
            .. Enumerable.Range(1, SlowWriters).Select(writer => Task.Run(() => WriteMany(tenant, shared, new Random(writer)))),
            .. followers.Select(follower => Task.Run(() => follower.ReadTo(least)))]);

        var total = await tenant.Changes();
        await Task.WhenAll(followers.Select(follower => follower.ReadTo(total)));
        foreach (var follower in followers)
        {
            Assert.That(follower.Changes.Select(change => change["position"]!.GetValue<long>()), Is.EqualTo(Enumerable.Range(1, (int)total)), "no hole, no repeat");
            Assert.That(follower.Read.Skip((int)before), Is.SupersetOf(_written));
            Assert.That(follower.Read.Skip((int)before).Except(_written).Where(change => change.Operation == "created").Select(change => change.Row), Is.EquivalentTo(_posted));
            Assert.That(follower.Changes.Count(change => $"{change["operation"]} {change["key"]}" == "updated REPAIR"), Is.Positive, "the API changes what it shares");
            foreach (var row in follower.Read.GroupBy(change => change.Row))
            {
                Assert.That(row.Select(change => change.Version), Is.EqualTo(Enumerable.Range(1, row.Count())), "each row's versions in order");
            }
        }
        Assert.That(await tenant.Untold(), Is.Null);
    }

    /// <summary>Posts orders, each of which changes a job type that all change, and some a skill that the slow ones change too.</summary>
    private async Task PostMany(HttpClient http, Guid[] shared, Random random)
    {
        for (var i = 0; i < Orders; i++)
        {
            var order = Some.SuggestedOrder().Without("job_type_code")
                .With("job_type", new JsonObject { ["code"] = "REPAIR", ["description"] = $"{random.Next()}" });
            if (random.Next(4) == 0)
            {
                order["skill"] = new JsonObject { ["id"] = shared[random.Next(shared.Length)], ["description"] = $"{random.Next()}" };
            }
            var answer = await http.Post(order);
            new[] { answer }.HaveCreated();
            _posted.Add(Guid.Parse(answer["id"]!));
            _posted.Add(answer.Json["job_planning"]!.AsArray().Single()!["id"]!.GetValue<Guid>());
        }
    }

    /// <summary>Creates a row and changes one that others change too in each transaction; some take their transaction id early, some commit late. Deletes some in the end.</summary>
    private async Task WriteMany(TestTenant tenant, Guid[] shared, Random random)
    {
        var own = new List<Guid>();
        for (var i = 0; i < Transactions; i++)
        {
            await Write(tenant, async write =>
            {
                if (random.Next(2) == 0)
                {
                    await write.TakeId();
                    await Task.Delay(random.Next(50));
                }
                own.Add(Guid.CreateVersion7());
                await write.Create(own[^1]);
                await Task.Delay(random.Next(10) == 0 ? 300 : 0);
                await write.Update(shared[random.Next(shared.Length)]);
                await Task.Delay(random.Next(20) == 0 ? 200 : 0);
            });
        }
        foreach (var row in own.Take(Deleted))
        {
            await Write(tenant, write => write.Delete(row));
        }
    }

    private async Task Write(TestTenant tenant, Func<OpenWrite, Task> writes)
    {
        await using var transaction = await OpenWrite.Begin(TestDatabase.OwnerConnectionString, tenant.Id);
        await writes(transaction);
        await transaction.Commit();
        transaction.Done.ForEach(_written.Add);
    }
}
