using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Processes;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>
/// If an instance is killed, or loses the database while it publishes changes, another instance continues, and readers get every change
/// exactly once.
/// </summary>
[Exclusive]
public sealed class FeedFailureTests
{
    private const string IsPublishing = """
        select exists (
            select from pg_locks l join pg_database d on d.oid = l.database
            where d.datname = current_database() and l.locktype = 'advisory' and l.granted)
        """;

    private const string IsBlocked = "select exists (select from pg_locks where relation = 'change_feed'::regclass and not granted)";

    private TemporaryDatabase _database = null!;
    private RunningApi _api = null!;
    private TcpRelay _relay = null!;
    private Guid _tenant;

    [SetUp]
    public async Task Start()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        _relay = new(_database.ConnectionString);
        _relay.Open();
        _api = await RunningApi.StartReady(_relay.ConnectionString);
        var credentials = await _api.GetService<ITenantDirectory>().Add("acme.example", new(), CancellationToken.None);
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
    public async Task Another_instance_takes_over_after_a_kill_while_publishing()
    {
        await using var other = await StartOther();
        var total = await InterruptPublishing(async () =>
        {
            Assert.That(await _database.Ask<bool>(IsPublishing), Is.True);
            await other.Kill();
        });

        await ReconnectApi();
        await AssertFeedComplete(total);
    }

    [Test]
    public async Task Another_instance_takes_over_from_an_instance_that_froze_while_publishing()
    {
        await using var other = await StartOther();
        var total = await InterruptPublishing(async () =>
        {
            await other.Freeze();
            Assert.That(await _database.Ask<bool>(IsPublishing), Is.True, "the frozen instance still holds the lock");
        });

        await ReconnectApi();
        await AssertFeedComplete(total);
        await other.Kill();
    }

    [Test]
    public async Task Killing_an_instance_at_any_time_leaves_no_gaps_or_duplicates()
    {
        var total = await CountChanges();
        var reader = new FeedReader(_api.Client, "&top=5");
        for (var kills = 0; kills < 3; kills++)
        {
            await using var other = await StartOther();
            await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Write()));
            await other.Kill();
            await reader.ReadTo(total += 40);
        }
        Assert.That(reader.Changes.Select(change => change["position"]!.GetValue<long>()), Is.EqualTo(Enumerable.Range(1, (int)total)));
        Assert.That(reader.Changes.Select(change => change["id"]!.ToString()), Is.Unique);
    }

    [Test]
    public async Task Publishing_resumes_after_a_database_outage()
    {
        await _relay.Close();
        await Write();
        Assert.That(await _database.Ask<bool>("select exists (select from change_pending)"), Is.True, "no instance can publish it");
        await ReconnectApi();
        await AssertFeedComplete(await CountChanges());
    }

    [Test]
    public async Task Readiness_reports_the_feed_backlog_and_stays_ready()
    {
        await AssertFeedComplete(18);
        await using (var import = await OpenTransaction.Begin(_database.ConnectionString, _tenant))
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
        await AssertFeedComplete(20);
        using var idle = await _api.Send(HttpMethod.Get, "/health/ready");
        Assert.That(
            await idle.Content.ReadAsStringAsync(),
            Is.EqualTo("""{"status":"ready","change_feed":{"waiting":0,"oldest_seconds":0}}"""));
    }

    [Test]
    public async Task Readiness_reports_the_oldest_pending_change_of_all_tenants()
    {
        await using var import = await OpenTransaction.Begin(_database.ConnectionString, _tenant);
        await import.AssignTransactionId();
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
    public async Task Readiness_omits_the_feed_when_it_cannot_be_read()
    {
        await using var holder = await OpenTransaction.Begin(_database.ConnectionString, _tenant);
        await holder.Run("lock table change_pending in access exclusive mode");
        using var answer = await _api.Send(HttpMethod.Get, "/health/ready");
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("""{"status":"ready"}"""));
    }

    /// <summary>Interrupts the other instance while it publishes a change; returns the number of changes at that point.</summary>
    private async Task<long> InterruptPublishing(Func<Task> interrupt)
    {
        await _relay.Close(); // so that only the other instance can publish
        var total = await CountChanges() + 1;
        await using var holder = await OpenTransaction.Begin(_database.ConnectionString, _tenant);
        await holder.Run("lock table change_feed in share mode");
        await Write();
        await Until(IsBlocked);
        await interrupt();
        return total;
    }

    /// <summary>Counts changes, published or pending.</summary>
    private Task<long> CountChanges() =>
        _database.Ask<long>("select (select count(*) from change_pending) + (select count(*) from change_feed)");

    private Task<ApiProcess> StartOther() =>
        ApiProcess.Start("--urls", "http://127.0.0.1:0", "--ConnectionStrings:WorkOrders", _database.ConnectionString);

    private Task Write() =>
        OpenTransaction.WriteAndCommit(_database.ConnectionString, _tenant, write => write.Create(Guid.CreateVersion7()));

    /// <summary>Reconnects the API under test to the database.</summary>
    private async Task ReconnectApi()
    {
        _relay.Open();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!(await _api.Client.GetAsync("/health/ready", patience.Token)).IsSuccessStatusCode)
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private async Task AssertFeedComplete(long total)
    {
        var reader = new FeedReader(_api.Client);
        await reader.ReadTo(total);
        Assert.That(reader.Changes.Select(change => change["position"]!.GetValue<long>()), Is.EqualTo(Enumerable.Range(1, (int)total)));
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
