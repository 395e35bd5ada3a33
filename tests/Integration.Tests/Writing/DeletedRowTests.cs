using Npgsql;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Infrastructure.Batching;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Writing;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Writing;

/// <summary>A unit of work deletes rows, by itself or as part of an import.</summary>
public sealed class DeletedRowTests
{
    private static readonly Entity Skills = Entity.Of<Skill>();

    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task Deleted_rows_are_reported_with_the_version_after_their_last([Values] bool imported)
    {
        var order = Guid.Parse((await _tenant.PostCreated(Sample.SuggestedOrder()))["id"]!);
        var entry = await _tenant.Ask<Guid>("select id from job_planning where tenant_id = @tenant and jobs_id = @order", new { order });

        await _tenant.Write(WrittenChanges.None().Delete<Job>(order, 1).Delete<JobPlanning>(entry), imported);

        Assert.That(await _tenant.Ask<int>("""
            select (select count(*) from jobs where tenant_id = @tenant and id = @order)
                + (select count(*) from job_planning where tenant_id = @tenant and id = @entry)
            """, new { order, entry }), Is.Zero);
        Assert.That(await _tenant.Ask<string>("""
            select string_agg(concat_ws(' ', entity, row_version, operation), ', ' order by entity) from (
                select entity, row_id, row_version, operation from change_feed where tenant_id = @tenant
                union all
                select entity, row_id, row_version, operation from change_pending where tenant_id = @tenant) changes
            where row_id in (@order, @entry) and row_version > 1
            """, new { order, entry }), Is.EqualTo("job_planning 2 deleted, jobs 2 deleted"));
        Assert.That(await _tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public Task A_row_with_another_version_is_kept([Values] bool imported) =>
        AssertConflict(async () => WrittenChanges.None().Delete<Skill>(await IdOf("skill", "GAS"), 2), imported);

    [Test]
    public Task A_row_to_which_others_refer_is_kept([Values] bool imported) =>
        AssertConflict(async () => WrittenChanges.None().Delete<Company>(await IdOf("company", "C-100")), imported);

    [Test]
    public Task A_row_that_does_not_exist_cannot_be_deleted([Values] bool imported) =>
        AssertConflict(() => Task.FromResult(WrittenChanges.None().Delete<Skill>(Guid.NewGuid())), imported);

    [Test]
    public Task A_row_that_was_deleted_cannot_be_updated([Values] bool imported) =>
        AssertConflict(
            () => Task.FromResult(WrittenChanges.None().Update<Skill>(Guid.NewGuid(), nameof(Skill.Description), "new")), imported);

    [Test]
    public async Task A_row_that_is_only_planned_is_not_inserted()
    {
        var before = await _tenant.Snapshot();
        var skill = new Skill { Id = Guid.NewGuid(), Name = "New" };
        var unit = await Begin();
        unit.Insert(new(Skills, skill.Id.Value, null, skill, () => skill));
        unit.Delete(new(Skills, skill.Id.Value, null, skill));
        await unit.Commit(alone: true);
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_delete_replaces_the_update_of_the_row_and_expects_its_version()
    {
        var before = await _tenant.Snapshot();
        var stored = new Skill { Id = await IdOf("skill", "GAS"), RowVersion = 2, Name = "Gas certificate" };
        var unit = await Begin();
        unit.Update(RowUpdate.Of(Skills, stored, stored, () => new Skill { Name = "Changed" }, _ => { }));
        unit.Delete(new(Skills, stored.Id.Value, null, stored));
        var failure = await Assert.CatchAsync<PostgresException>(() => unit.Commit(alone: true));
        Assert.That(failure!.IsWriteConflict());
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    private async Task AssertConflict(Func<Task<ChangeSet>> changes, bool imported)
    {
        var before = await _tenant.Snapshot();
        // Valid on its own, and stored together with the rest or not at all.
        var write = (await changes()).InsertFamily(Guid.NewGuid(), null);
        var failure = await Assert.CatchAsync<PostgresException>(() => _tenant.Write(write, imported));
        Assert.That(failure!.IsWriteConflict(), failure!.Message);
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    private async Task<UnitOfWork> Begin() =>
        new((await TestApi.Running).Services.GetRequiredService<TenantStores>().For(_tenant.Id), Sample.Context(_tenant.Id));

    private Task<Guid> IdOf(string table, string code) =>
        _tenant.Ask<Guid>($"select id from {table} where tenant_id = @tenant and code = @code", new { code });
}
