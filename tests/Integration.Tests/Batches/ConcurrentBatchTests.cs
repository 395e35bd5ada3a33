using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Batches;

/// <summary>Groups that write the same rows at the same time, and clients that disconnect.</summary>
public sealed class ConcurrentBatchTests
{
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [TearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [Test]
    public async Task Only_one_of_several_concurrent_groups_that_create_the_same_rows_is_stored([Values] BatchFormats format)
    {
        await using var slow = await SlowTrigger.Create(_tenant, "skill");
        // Every other client writes in the opposite order, so that the transactions deadlock.
        var groups = await Task.WhenAll(Enumerable.Range(0, 6).Select(client => Send(format,
            Create($"S{client % 2}", $"{client}"), Create($"S{1 - (client % 2)}", $"{client}"))));
        Assert.That(groups.Count(group => group.Statuses.SequenceEqual([201, 201])), Is.EqualTo(1));
        Assert.That(groups.Where(group => !group.Statuses.Contains(201)).Select(group => group.Statuses.Min()), Has.All.EqualTo(409));
        Assert.That(await _tenant.Ask<int>("select count(distinct name) from skill where tenant_id = @tenant and code in ('S0', 'S1')"),
            Is.EqualTo(1));
    }

    [Test]
    public async Task Concurrent_groups_that_change_the_same_rows_are_all_stored([Values] BatchFormats format)
    {
        await Send(format, Create("S0", "new"), Create("S1", "new"));
        await using var slow = await SlowTrigger.Create(_tenant, "skill");
        var groups = await Task.WhenAll(Enumerable.Range(0, 6).Select(client => Send(format,
            Rename($"S{client % 2}", $"{client}"), Rename($"S{1 - (client % 2)}", $"{client}"))));
        Assert.That(groups.SelectMany(group => group.Statuses), Has.All.EqualTo(200));
        Assert.That(await _tenant.Ask<string>("""
            select string_agg(distinct row_version::text, ' ') || ', names: ' || count(distinct name)
            from skill where tenant_id = @tenant and code in ('S0', 'S1')
            """), Is.EqualTo("7, names: 1"));
    }

    [Test]
    public async Task If_the_client_closes_the_connection_nothing_of_a_group_is_stored([Values] BatchFormats format)
    {
        var before = await _tenant.Snapshot();
        var row = Guid.CreateVersion7();
        await using var rival = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, _tenant.Id);
        await rival.Create(row);
        using var closing = new CancellationTokenSource();
        var group = BatchSender.Content(format, [Create("S1", "One"), Create($"{row}", "Same key"), Create("S2", "Two")]);
        var sent = _tenant.Http.PostAsync("/api/$batch", group, closing.Token);
        await _tenant.WaitUntilBlockedBy(rival);
        var session = await _tenant.Ask<int>(LockWaits.BlockedBy(rival));
        await closing.CancelAsync();
        Assert.That(async () => await sent, Throws.InstanceOf<OperationCanceledException>());
        // The API notices some time after the client has closed the connection.
        await _tenant.Until($"select not exists ({LockWaits.BlockedBy(rival)})");
        // The other transaction is rolled back, so that the group could be stored now.
        await rival.RollBack();
        await _tenant.Until($"select not exists (select from pg_stat_activity where pid = {session} and state <> 'idle')");
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    private static BatchItem Create(string code, string name) =>
        new("POST", "Skill", new JsonObject { ["code"] = code, ["name"] = name }) { Group = "changes" };

    private static BatchItem Rename(string code, string name) =>
        new("PATCH", $"Skill(code='{code}')", new JsonObject { ["name"] = name }) { Group = "changes" };

    private Task<BatchAnswer> Send(BatchFormats format, params BatchItem[] items) => _tenant.SendBatch(format, items);
}
