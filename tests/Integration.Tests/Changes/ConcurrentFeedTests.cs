using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Concurrent writes, through two instances of the API and directly, some slow to commit, while clients read the feed.</summary>
[Exclusive]
public sealed class ConcurrentFeedTests
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
    public async Task Readers_see_every_write_once_with_row_versions_in_order()
    {
        using var tenant = await TestTenant.Create();
        await using var second = await RunningApi.StartReady(TestDatabase.OwnerConnectionString);
        using var otherInstance = tenant.ClientFor(second);
        var before = await tenant.CountChanges();
        var shared = Enumerable.Range(0, SharedRows).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var row in shared)
        {
            await Write(tenant, write => write.Create(row));
        }

        var least = before + SharedRows + (Writers * Orders) + (SlowWriters * Transactions * 2) + (SlowWriters * Deleted);
        FeedReader[] readers = [new(tenant.Http, "&top=3"), new(otherInstance, "&top=7"), new(tenant.Http, "&top=100"), new(otherInstance)];
        await Task.WhenAll([
            .. Enumerable.Range(1, Writers).Select(
                writer => Task.Run(() => PostMany(writer % 2 == 0 ? tenant.Http : otherInstance, shared, new Random(writer)))),
            .. Enumerable.Range(1, SlowWriters).Select(writer => Task.Run(() => WriteMany(tenant, shared, new Random(writer)))),
            .. readers.Select(reader => Task.Run(() => reader.ReadTo(least)))]);

        var total = await tenant.CountChanges();
        await Task.WhenAll(readers.Select(reader => reader.ReadTo(total)));
        foreach (var reader in readers)
        {
            Assert.That(
                reader.Changes.Select(change => change["position"]!.GetValue<long>()),
                Is.EqualTo(Enumerable.Range(1, (int)total)),
                "positions have no gaps and no duplicates");
            Assert.That(reader.RowChanges.Skip((int)before), Is.SupersetOf(_written));
            Assert.That(
                reader.RowChanges.Skip((int)before).Except(_written)
                    .Where(change => change.Operation == "created")
                    .Select(change => change.Row),
                Is.EquivalentTo(_posted));
            Assert.That(
                reader.Changes.Count(change => $"{change["operation"]} {change["key"]}" == "updated REPAIR"),
                Is.Positive,
                "the API changed the shared job type");
            foreach (var row in reader.RowChanges.GroupBy(change => change.Row))
            {
                Assert.That(
                    row.Select(change => change.Version),
                    Is.EqualTo(Enumerable.Range(1, row.Count())),
                    "the versions of each row are in order");
            }
        }
        Assert.That(await tenant.FindFeedDifferences(), Is.Null);
    }

    /// <summary>Posts orders that all change one job type. Some of them also change a skill that the slow writers change.</summary>
    private async Task PostMany(HttpClient http, Guid[] shared, Random random)
    {
        for (var i = 0; i < Orders; i++)
        {
            var order = Sample.SuggestedOrder().Without("job_type_code")
                .With("job_type", new JsonObject { ["code"] = "REPAIR", ["description"] = $"{random.Next()}" });
            if (random.Next(4) == 0)
            {
                order["skill"] = new JsonObject { ["id"] = shared[random.Next(shared.Length)], ["description"] = $"{random.Next()}" };
            }
            var answer = await http.Post(order);
            new[] { answer }.AssertCreated();
            _posted.Add(Guid.Parse(answer["id"]!));
            _posted.Add(answer.Json["job_planning"]!.AsArray().Single()!["id"]!.GetValue<Guid>());
        }
    }

    /// <summary>
    /// Creates a row and updates a shared row in each transaction; some transactions get their id early, some commit late. Finally deletes
    /// some of the rows.
    /// </summary>
    private async Task WriteMany(TestTenant tenant, Guid[] shared, Random random)
    {
        var own = new List<Guid>();
        for (var i = 0; i < Transactions; i++)
        {
            await Write(tenant, async write =>
            {
                if (random.Next(2) == 0)
                {
                    await write.AssignTransactionId();
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

    private async Task Write(TestTenant tenant, Func<OpenTransaction, Task> writes)
    {
        await using var transaction = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, tenant.Id);
        await writes(transaction);
        await transaction.Commit();
        transaction.Writes.ForEach(_written.Add);
    }
}
