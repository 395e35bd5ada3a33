using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Processes;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Whoever moves the feed dies, or loses the database: another goes on, and nobody reads a change twice or never.</summary>
[Exclusive]
public sealed class FeedFailureTests
{
    private const string Moving = "select exists (select from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.locktype = 'advisory' and l.granted)";
    private const string Stuck = "select exists (select from pg_locks where relation = 'change_feed'::regclass and not granted)";

    private AccessDatabase _database = null!;
    private RunningApi _api = null!;
    private TcpRelay _relay = null!;
    private Guid _tenant;

    [SetUp]
    public async Task Start()
    {
        _database = await AccessDatabase.CreateMigrated();
        _relay = new(_database.ConnectionString);
        _relay.Open();
        _api = await RunningApi.StartReady(_relay.ConnectionString);
        var credentials = await _api.Part<ITenantDirectory>().Add("acme.example", new(), CancellationToken.None);
        _api.Client.DefaultRequestHeaders.Add("X-Api-Key", credentials.ApiKey);
        _tenant = await _database.Ask<Guid>("select id from tenant");
    }

    [TearDown]
    public async Task Stop()
    {
        await _api.DisposeAsync();
        await _relay.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task An_instance_that_is_killed_while_it_moves_changes_has_moved_none_and_another_does()
    {
        await using var other = await StartOther();
        var total = await InTheMidstOf(async () =>
        {
            Assert.That(await _database.Ask<bool>(Moving), Is.True);
            await other.Kill();
        });

        await Return();
        await AssertFollowed(total);
    }

    [Test]
    public async Task An_instance_that_freezes_while_it_moves_changes_is_put_out_and_another_goes_on()
    {
        await using var other = await StartOther();
        var total = await InTheMidstOf(other.Freeze);

        await Return();
        Assert.That(await _database.Ask<bool>(Moving), Is.True, "it still holds what only one may");
        await AssertFollowed(total);
        await other.Kill();
    }

    [Test]
    public async Task An_instance_that_is_killed_at_any_moment_leaves_no_hole_and_no_repeat()
    {
        var total = await Written();
        var follower = new Follower(_api.Client, "&top=5");
        for (var kills = 0; kills < 3; kills++)
        {
            await using var other = await StartOther();
            await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Write()));
            await other.Kill();
            await follower.ReadTo(total += 40);
        }
        Assert.That(follower.Changes.Select(change => change["position"]!.GetValue<long>()), Is.EqualTo(Enumerable.Range(1, (int)total)));
        Assert.That(follower.Changes.Select(change => change["id"]!.ToString()), Is.Unique);
    }

    [Test]
    public async Task A_database_that_goes_away_and_comes_back_is_followed_on()
    {
        await _relay.Close();
        await Write();
        Assert.That(await _database.Ask<bool>("select exists (select from change_pending)"), Is.True, "nobody can move it");
        await Return();
        await AssertFollowed(await Written());
    }

    [Test]
    public async Task Readiness_tells_how_far_the_feed_is_behind_and_is_not_lost_by_it()
    {
        await AssertFollowed(18);
        await using (var import = await OpenWrite.Begin(_database.ConnectionString, _tenant))
        {
            await import.Create(Guid.CreateVersion7());
            await Write();
            using var behind = await _api.Send(HttpMethod.Get, "/health/ready");
            var answer = await Answer.Read(behind);
            Assert.That((answer.Status, answer["status"]), Is.EqualTo((System.Net.HttpStatusCode.OK, "ready")));
            Assert.That(answer.Json["change_feed"]!["waiting"]!.GetValue<int>(), Is.EqualTo(1));
            Assert.That(answer.Json["change_feed"]!["oldest_seconds"]!.GetValue<double>(), Is.Positive);
            await import.Commit();
        }
        await AssertFollowed(20);
        using var idle = await _api.Send(HttpMethod.Get, "/health/ready");
        Assert.That(await idle.Content.ReadAsStringAsync(), Is.EqualTo("""{"status":"ready","change_feed":{"waiting":0,"oldest_seconds":0}}"""));
    }

    [Test]
    public async Task Readiness_tells_of_the_oldest_change_of_all_tenants_however_many_wait()
    {
        await using var import = await OpenWrite.Begin(_database.ConnectionString, _tenant);
        await import.TakeId();
        await _database.Run($"""
            insert into change_pending (tenant_id, entity, row_id, row_version, operation, changed_dateutc)
            select '{_tenant}'::uuid, 'skill', gen_random_uuid(), 1, 'created', now() from generate_series(1, 11000)
            union all
            select 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid, 'skill', gen_random_uuid(), 1, 'created', now() - interval '1 hour'
            """);
        using var response = await _api.Send(HttpMethod.Get, "/health/ready");
        var behind = (await Answer.Read(response)).Json["change_feed"]!;
        Assert.That(behind["waiting"]!.GetValue<int>(), Is.EqualTo(10_000));
        Assert.That(behind["oldest_seconds"]!.GetValue<double>(), Is.GreaterThanOrEqualTo(3600));
    }

    [Test]
    public async Task Readiness_that_cannot_look_at_the_feed_says_nothing_of_it()
    {
        await using var holder = await OpenWrite.Begin(_database.ConnectionString, _tenant);
        await holder.Run("lock table change_pending in access exclusive mode");
        using var answer = await _api.Send(HttpMethod.Get, "/health/ready");
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("""{"status":"ready"}"""));
    }

    /// <summary>Strikes while another instance is moving a change; answers how many changes there are then.</summary>
    private async Task<long> InTheMidstOf(Func<Task> strike)
    {
        await _relay.Close(); // so that the other instance is the one that moves
        var total = await Written() + 1;
        await using var holder = await OpenWrite.Begin(_database.ConnectionString, _tenant);
        await holder.Run("lock table change_feed in share mode");
        await Write();
        await Until(Stuck);
        await strike();
        return total;
    }

    /// <summary>How many changes there are, told of or not.</summary>
    private Task<long> Written() => _database.Ask<long>("select (select count(*) from change_pending) + (select count(*) from change_feed)");

    private Task<ApiProcess> StartOther() => ApiProcess.Start("--urls", "http://127.0.0.1:0", "--ConnectionStrings:WorkOrders", _database.ConnectionString);

    private Task Write() => OpenWrite.Once(_database.ConnectionString, _tenant, write => write.Create(Guid.CreateVersion7()));

    /// <summary>Brings the database back to the API that the test asks.</summary>
    private async Task Return()
    {
        _relay.Open();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!(await _api.Client.GetAsync("/health/ready", patience.Token)).IsSuccessStatusCode)
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private async Task AssertFollowed(long total)
    {
        var follower = new Follower(_api.Client);
        await follower.ReadTo(total);
        Assert.That(follower.Changes.Select(change => change["position"]!.GetValue<long>()), Is.EqualTo(Enumerable.Range(1, (int)total)));
    }

    private async Task Until(string condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await _database.Ask<bool>(condition))
        {
            await Task.Delay(10, patience.Token);
        }
    }
}
