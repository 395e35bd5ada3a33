using WorkOrders.Infrastructure.Changes;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>
/// The order in which changes get positions, for any order in which their transactions begin, write and commit. Some tests also show how
/// a simpler ordering would fail.
/// </summary>
[Exclusive]
public sealed class ChangeSequenceTests
{
    private readonly Guid _first = Guid.CreateVersion7();
    private readonly Guid _second = Guid.CreateVersion7();
    private FeedDatabase _database = null!;

    [SetUp]
    public async Task Create() => _database = await FeedDatabase.Create();

    [TearDown]
    public async Task Drop() => await _database.DisposeAsync();

    [Test]
    public async Task A_late_commit_is_published_although_reading_by_sequence_would_miss_it()
    {
        await using var slow = await _database.Begin();
        await slow.Create(_first);
        await _database.WriteAndCommit(write => write.Create(_second));

        var bySequence = await _database.Read<(long Seq, Guid Row)>("select seq, row_id from change_pending where seq > 0 order by seq");
        Assert.That(await _database.Sequence.Advance(default), Is.Zero, "a change waits while an earlier one may still commit");
        await slow.Commit();

        Assert.That(bySequence.Select(change => change.Row), Is.EqualTo(new[] { _second }));
        Assert.That(
            await _database.Read<Guid>($"select row_id from change_pending where seq > {bySequence[^1].Seq}"),
            Is.Empty,
            "reading by sequence never finds the first change");
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(2));
        Assert.That(await _database.ReadFeed(), Is.EqualTo(new[] { $"{_first} 1", $"{_second} 1" }));
    }

    [Test]
    public async Task Versions_stay_in_order_although_reading_by_transaction_id_would_reverse_them()
    {
        await using var older = await _database.Begin();
        await older.AssignTransactionId();
        await _database.WriteAndCommit(write => write.Create(_first));
        await older.Update(_first);
        await older.Commit();

        Assert.That(
            await _database.Read<long>("select row_version from change_pending order by tx, seq"),
            Is.EqualTo(new[] { 2, 1 }),
            "by transaction id the update comes first");
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(2));
        Assert.That(await _database.ReadFeed(), Is.EqualTo(new[] { $"{_first} 1", $"{_first} 2" }));
    }

    [Test]
    public async Task A_change_that_depends_on_a_pending_change_also_stays_pending()
    {
        await using var older = await _database.Begin();
        await older.AssignTransactionId();
        await using var younger = await _database.Begin();
        await younger.Create(_second);
        await _database.WriteAndCommit(write => write.Create(_first));
        await older.Update(_first);
        await older.Commit();

        Assert.That(
            await _database.Read<long>("select row_version from change_pending where tx < pg_snapshot_xmin(pg_current_snapshot())"),
            Is.EqualTo(new[] { 2 }),
            "only the update belongs to a transaction older than all running ones");
        Assert.That(await _database.Sequence.Advance(default), Is.Zero);
        await younger.Commit();
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(3));
        Assert.That(await _database.ReadFeed(), Is.EqualTo(new[] { $"{_second} 1", $"{_first} 1", $"{_first} 2" }));
    }

    [Test]
    public async Task A_long_transaction_delays_other_tenants_only_while_it_runs()
    {
        await _database.WriteAndCommit(write => write.Create(_first), _database.OtherTenant);
        await using var import = await _database.Begin();
        await import.Create(_first);
        await _database.WriteAndCommit(write => write.Create(_second), _database.OtherTenant);

        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(1), "earlier changes are not delayed");
        await import.Commit();
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(2));
        Assert.That(await _database.ReadFeed(_database.OtherTenant), Is.EqualTo(new[] { $"{_first} 1", $"{_second} 1" }));
    }

    [Test]
    public async Task A_rolled_back_transaction_is_never_published()
    {
        await using (var refused = await _database.Begin())
        {
            await refused.Create(_first);
        }
        await _database.WriteAndCommit(write => write.Create(_second));
        await _database.Sequence.Advance(default);
        Assert.That(await _database.ReadFeed(), Is.EqualTo(new[] { $"{_second} 1" }));
        Assert.That(await _database.Read<long>("select last from change_position"), Is.EqualTo(new[] { 1 }), "no position is used");
    }

    [Test]
    public async Task A_large_import_does_not_block_the_changes_of_other_tenants()
    {
        await Import(_database.Tenant, 5000);
        await _database.WriteAndCommit(write => write.Create(_first), _database.OtherTenant);

        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(ChangeSequencer.MaxPerTenant + 1));
        Assert.That(await _database.ReadFeed(_database.OtherTenant), Has.Count.EqualTo(1));
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(2000));
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(1000));
        Assert.That(await _database.Sequence.Advance(default), Is.Zero);
        Assert.That(
            await _database.Read<long>($"select position from change_feed where tenant_id = '{_database.Tenant}' order by row_version"),
            Is.EqualTo(Enumerable.Range(1, 5000)), "in the order of the writes, without gaps");
    }

    [Test]
    public async Task Concurrent_sequencers_publish_every_change_exactly_once()
    {
        await Import(_database.Tenant, 10_000);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var sequence = _database.CreateSequence();
            while ((await _database.Read<bool>("select exists (select from change_pending)"))[0])
            {
                await sequence.Advance(default);
            }
        }));
        Assert.That(
            await _database.Read<long>("select row_version from change_feed order by position"),
            Is.EqualTo(Enumerable.Range(1, 10_000)));
    }

    [Test]
    public async Task Only_one_sequencer_runs_at_a_time_and_the_others_do_not_wait()
    {
        await _database.WriteAndCommit(write => write.Create(_first));
        await using var holder = await _database.Begin();
        await holder.Run("lock table change_feed in share mode");
        var publishing = _database.Sequence.Advance(default);
        await _database.Until("select exists (select from pg_locks where relation = 'change_feed'::regclass and not granted)");

        Assert.That(await _database.CreateSequence().Advance(default).WaitAsync(TimeSpan.FromSeconds(10)), Is.Zero);
        await holder.Commit();
        Assert.That(await publishing, Is.EqualTo(1));
    }

    [Test]
    public async Task A_query_plan_cached_for_an_empty_table_stays_efficient()
    {
        const string FullScans = "select seq_scan from pg_stat_user_tables where relname = 'change_pending'";
        var before = await _database.Read<long>(FullScans);
        await _database.WriteAndCommit(write => write.Create(_first));
        await _database.Sequence.Advance(default);
        await _database.Run("vacuum (analyze) change_pending"); // the table then has no pages, so a full scan looks free
        for (var i = 0; i < 3; i++)
        {
            await _database.WriteAndCommit(write => write.Update(_first));
            await _database.Sequence.Advance(default);
        }
        await Import(_database.Tenant, 20_000);
        for (var i = 0; i < 10; i++)
        {
            await _database.Sequence.Advance(default);
        }

        await _database.CloseApplicationConnections();
        Assert.That(await _database.Read<long>("select count(*) from change_feed"), Is.EqualTo(new[] { 20_004 }));
        Assert.That(await _database.Read<long>(FullScans), Is.EqualTo(before));
    }

    [Test]
    public async Task Publishing_continues_after_a_restore_into_another_cluster()
    {
        // Each cluster has its own transaction ids, so an id from the old cluster may be in the future of the new cluster.
        await _database.Run($"""
            insert into change_pending (tenant_id, entity, row_id, row_version, operation, tx)
            values ('{_database.Tenant}', 'skill', '{_first}', 1, 'created', '900000000000')
            """);
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(1));
    }

    private Task Import(Guid tenant, int changes) => _database.Run($"""
        insert into change_pending (tenant_id, entity, row_id, row_version, operation)
        select '{tenant}', 'skill', gen_random_uuid(), n, 'created' from generate_series(1, {changes}) n
        """);
}
