using Npgsql;
using WorkOrders.Application.MasterData;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Writing;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Writing;

/// <summary>The database refuses a cycle of parents that the rules could not find, and only moves lock a hierarchy.</summary>
public sealed class HierarchyTests
{
    private readonly Guid _top = Guid.NewGuid();
    private readonly Guid _middle = Guid.NewGuid();
    private readonly Guid _bottom = Guid.NewGuid();
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task CreateFamilies()
    {
        _tenant = await TestTenant.Create();
        await _tenant.Write(WrittenChanges.None().InsertFamily(_top, null), imported: false);
        await _tenant.Write(WrittenChanges.None().InsertFamily(_middle, _top), imported: false);
        await _tenant.Write(WrittenChanges.None().InsertFamily(_bottom, _middle), imported: true);
    }

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task A_row_cannot_move_below_its_descendant([Values] bool imported)
    {
        await AssertRefused(WrittenChanges.None().Move(_top, _bottom), imported);
        await AssertRefused(WrittenChanges.None().Move(_top, _top), imported);
    }

    [Test]
    public Task A_row_cannot_move_below_its_new_descendant([Values] bool imported)
    {
        var added = Guid.NewGuid();
        return AssertRefused(
            WrittenChanges.None().InsertFamily(added, _bottom).Move(_top, added), imported);
    }

    [Test]
    public async Task Other_moves_are_written([Values] bool imported)
    {
        var added = Guid.NewGuid();
        var changes = WrittenChanges.None().InsertFamily(added, _top)
            .Move(_middle, added).Move(_bottom, null);
        await _tenant.Write(changes, imported);
        Assert.That(
            await _tenant.Ask<Guid>("select _parent_id from equipment_family where tenant_id = @tenant and id = @id", new { id = _middle }),
            Is.EqualTo(added));
    }

    [Test]
    public async Task A_row_above_which_there_is_a_cycle_can_move()
    {
        // A cycle that is older than the check.
        await _tenant.Run($"update equipment_family set _parent_id = '{_middle}' where tenant_id = @tenant and id = '{_top}'");
        await _tenant.Write(WrittenChanges.None().Move(_bottom, _top), imported: false);
    }

    [Test]
    public async Task New_rows_and_other_changes_do_not_wait_for_a_move()
    {
        await using var rival = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, _tenant.Id);
        await rival.Run($"select from lock_hierarchy('{_tenant.Id}', 'equipment_family')");
        await _tenant.Write(WrittenChanges.None().InsertFamily(Guid.NewGuid(), _top), imported: false);
        await _tenant.Write(WrittenChanges.None().Update<EquipmentFamily>(_top, "Description", "Roof"), imported: false);
        await _tenant.Write(WrittenChanges.None().Move(_top, null), imported: false);
    }

    private async Task AssertRefused(ChangeSet changes, bool imported)
    {
        var before = await _tenant.Snapshot();
        var failure = await Assert.CatchAsync<PostgresException>(() => _tenant.Write(changes, imported));
        Assert.That(failure!.SqlState, Is.EqualTo(PostgresErrorCodes.SerializationFailure), failure.Message);
        Assert.That(failure.IsWriteConflict());
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }
}
