namespace WorkOrders.Integration.Tests.Changes;

/// <summary>In which order changes get their positions, whatever order their transactions begin, write and commit in; beside each, the simpler way that fails.</summary>
[Exclusive]
public sealed class SequenceTests
{
    private readonly Guid _first = Guid.CreateVersion7();
    private readonly Guid _second = Guid.CreateVersion7();
    private FeedDatabase _database = null!;

    [SetUp]
    public async Task Create() => _database = await FeedDatabase.Create();

    [TearDown]
    public async Task Drop() => await _database.DisposeAsync();

    [Test]
    public async Task A_change_that_commits_late_is_not_skipped_as_it_is_by_who_reads_by_sequence()
    {
        await using var slow = await _database.Begin();
        await slow.Create(_first);
        await _database.Once(write => write.Create(_second));

        var bySequence = await _database.Read<(long Seq, Guid Row)>("select seq, row_id from change_pending where seq > 0 order by seq");
        Assert.That(await _database.Sequence.Advance(default), Is.Zero, "what could still get something before it waits");
        await slow.Commit();

        Assert.That(bySequence.Select(change => change.Row), Is.EqualTo(new[] { _second }));
        Assert.That(await _database.Read<Guid>($"select row_id from change_pending where seq > {bySequence[^1].Seq}"), Is.Empty, "by sequence the first is never read");
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(2));
        Assert.That(await _database.Feed(), Is.EqualTo(new[] { $"{_first} 1", $"{_second} 1" }));
    }

    [Test]
    public async Task A_row_is_not_told_backwards_as_it_is_to_who_reads_by_transaction()
    {
        await using var older = await _database.Begin();
        await older.TakeId();
        await _database.Once(write => write.Create(_first));
        await older.Update(_first);
        await older.Commit();

        Assert.That(await _database.Read<long>("select row_version from change_pending order by tx, seq"), Is.EqualTo(new[] { 2, 1 }), "by transaction the update comes first");
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(2));
        Assert.That(await _database.Feed(), Is.EqualTo(new[] { $"{_first} 1", $"{_first} 2" }));
    }

    [Test]
    public async Task What_rests_on_a_change_that_must_wait_waits_with_it()
    {
        await using var older = await _database.Begin();
        await older.TakeId();
        await using var between = await _database.Begin();
        await between.Create(_second);
        await _database.Once(write => write.Create(_first));
        await older.Update(_first);
        await older.Commit();

        Assert.That(await _database.Read<long>("select row_version from change_pending where tx < pg_snapshot_xmin(pg_current_snapshot())"), Is.EqualTo(new[] { 2 }),
            "only the update is of a transaction below all that run");
        Assert.That(await _database.Sequence.Advance(default), Is.Zero);
        await between.Commit();
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(3));
        Assert.That(await _database.Feed(), Is.EqualTo(new[] { $"{_second} 1", $"{_first} 1", $"{_first} 2" }));
    }

    [Test]
    public async Task A_long_transaction_of_one_tenant_holds_up_another_no_longer_than_it_runs()
    {
        await _database.Once(write => write.Create(_first), _database.Other);
        await using var import = await _database.Begin();
        await import.Create(_first);
        await _database.Once(write => write.Create(_second), _database.Other);

        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(1), "what was there before it is not held up");
        await import.Commit();
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(2));
        Assert.That(await _database.Feed(_database.Other), Is.EqualTo(new[] { $"{_first} 1", $"{_second} 1" }));
    }

    [Test]
    public async Task A_transaction_that_is_rolled_back_is_never_told()
    {
        await using (var refused = await _database.Begin())
        {
            await refused.Create(_first);
        }
        await _database.Once(write => write.Create(_second));
        await _database.Sequence.Advance(default);
        Assert.That(await _database.Feed(), Is.EqualTo(new[] { $"{_second} 1" }));
        Assert.That(await _database.Read<long>("select last from change_position"), Is.EqualTo(new[] { 1 }), "and takes no position");
    }

    [Test]
    public async Task Nobody_waits_for_all_of_anothers_import()
    {
        await Import(_database.Tenant, 5000);
        await _database.Once(write => write.Create(_first), _database.Other);

        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(Infrastructure.Changes.ChangeSequence.MaxPerTenant + 1));
        Assert.That(await _database.Feed(_database.Other), Has.Count.EqualTo(1));
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(2000));
        Assert.That(await _database.Sequence.Advance(default), Is.EqualTo(1000));
        Assert.That(await _database.Sequence.Advance(default), Is.Zero);
        Assert.That(await _database.Read<long>($"select position from change_feed where tenant_id = '{_database.Tenant}' order by row_version"),
            Is.EqualTo(Enumerable.Range(1, 5000)), "in the order in which it was written, without gaps");
    }

    [Test]
    public async Task Many_that_move_at_once_move_every_change_once()
    {
        await Import(_database.Tenant, 10_000);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var sequence = _database.AnotherSequence();
            while ((await _database.Read<bool>("select exists (select from change_pending)"))[0])
            {
                await sequence.Advance(default);
            }
        }));
        Assert.That(await _database.Read<long>("select row_version from change_feed order by position"), Is.EqualTo(Enumerable.Range(1, 10_000)));
    }

    [Test]
    public async Task While_one_moves_changes_another_neither_does_nor_waits_for_it()
    {
        await _database.Once(write => write.Create(_first));
        await using var holder = await _database.Begin();
        await holder.Run("lock table change_feed in share mode");
        var moving = _database.Sequence.Advance(default);
        await _database.Until("select exists (select from pg_locks where relation = 'change_feed'::regclass and not granted)");

        Assert.That(await _database.AnotherSequence().Advance(default).WaitAsync(TimeSpan.FromSeconds(10)), Is.Zero);
        await holder.Commit();
        Assert.That(await moving, Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_planned_while_nothing_waited_reads_no_more_than_it_moves_when_very_much_does()
    {
        const string FullScans = "select seq_scan from pg_stat_user_tables where relname = 'change_pending'";
        var before = await _database.Read<long>(FullScans);
        await _database.Once(write => write.Create(_first));
        await _database.Sequence.Advance(default);
        await _database.Run("vacuum (analyze) change_pending"); // which then has no pages: reading all of it seems to cost nothing
        for (var i = 0; i < 3; i++)
        {
            await _database.Once(write => write.Update(_first));
            await _database.Sequence.Advance(default);
        }
        await Import(_database.Tenant, 20_000);
        for (var i = 0; i < 10; i++)
        {
            await _database.Sequence.Advance(default);
        }

        await _database.Leave();
        Assert.That(await _database.Read<long>("select count(*) from change_feed"), Is.EqualTo(new[] { 20_004 }));
        Assert.That(await _database.Read<long>(FullScans), Is.EqualTo(before));
    }

    [Test]
    public async Task A_database_that_was_restored_elsewhere_goes_on_where_it_was()
    {
        // Transactions are numbered by the cluster: those of the old one may not have come yet in the new one.
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
