using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>While another transaction holds a lock for a long time, only the requests that need it wait.</summary>
[Exclusive]
public sealed class LockWaitTests
{
    private readonly Guid _skill = Guid.CreateVersion7();
    private TestTenant _tenant = null!;
    private OpenTransaction _rival = null!;

    [SetUp]
    public async Task TakeLock()
    {
        _tenant = await TestTenant.Create();
        _rival = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, _tenant.Id);
        await _rival.Create(_skill);
    }

    [TearDown]
    public async Task ReleaseLock()
    {
        await _rival.DisposeAsync();
        _tenant.Dispose();
    }

    [TestCase(1)]
    [TestCase(5)]
    public async Task Orders_that_wait_for_a_lock_do_not_delay_other_orders_and_succeed_later(int blocked)
    {
        var waiting = ConcurrentRequests.Send(blocked, _ => _tenant.Post(OrderWithLockedSkill()));
        await _tenant.WaitUntilBlockedBy(_rival);
        var others = await ConcurrentRequests.Send(20, _ => _tenant.Post(Sample.SuggestedOrder()));

        others.AssertCreated();
        Assert.That(waiting.IsCompleted, Is.False, "they wait for the lock");
        await _rival.Commit();
        (await waiting).AssertCreated();
        Assert.That(
            await _tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant and skill_id = @id", new { id = _skill }),
            Is.EqualTo(blocked));
    }

    [Test]
    public async Task A_lock_timeout_returns_409_and_stores_nothing()
    {
        await using var api = await StartApiWithShortLockTimeout();
        using var http = _tenant.ClientFor(api);
        var before = await _tenant.CountChanges();

        var answer = await http.Post(OrderWithLockedSkill());

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict), answer.Text);
        Assert.That(answer.Problems, Is.EqualTo(new[] { " concurrent_writes" }));
        Assert.That(await _tenant.CountChanges(), Is.EqualTo(before));
        Assert.That(await _tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public async Task A_lock_timeout_on_a_read_returns_503()
    {
        await using var api = await StartApiWithShortLockTimeout();
        using var http = _tenant.ClientFor(api);
        await _rival.Run("lock table skill in access exclusive mode");

        var answer = await http.Post(Sample.Order().With("skill_code", "GAS"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable), answer.Text);
        Assert.That(answer.Problems, Is.EqualTo(new[] { " database_unavailable" }));
    }

    [TestCase("/api/Skill")]
    [TestCase("/api/Skill/$count")]
    [TestCase("/api/Skill?$format=csv")]
    [TestCase("/api/Skill?$orderby=modified_dateutc")]
    [TestCase("/api/Skill(code='GAS')?$select=name")]
    public async Task A_list_of_a_locked_table_returns_503_and_names_the_lock(string url)
    {
        await using var api = await StartApiWithShortLockTimeout();
        using var http = _tenant.ClientFor(api);
        await _rival.Run("lock table skill in access exclusive mode");
        using var response = await http.GetAsync(url);
        var answer = await Answer.Read(response);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable), answer.Text);
        Assert.That(answer.Problems, Is.EqualTo(new[] { " table_locked" }));
        Assert.That(answer["detail"], Does.Contain("locked"));
        Assert.That(answer.Headers["Retry-After"], Is.EqualTo("10"));
    }

    [Test]
    public async Task A_list_that_takes_too_long_returns_503_and_Retry_After()
    {
        await using var api = await RunningApi.StartReady(
            $"{TestDatabase.OwnerConnectionString};Options=-c lock_timeout=0", null, "--Lists:TimeoutSeconds", "1");
        using var http = _tenant.ClientFor(api);
        await _rival.Run("lock table skill in access exclusive mode");
        using var response = await http.GetAsync("/api/Skill");
        var answer = await Answer.Read(response);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable), answer.Text);
        Assert.That(answer.Problems, Is.EqualTo(new[] { " query_too_slow" }));
        Assert.That(answer.Headers["Retry-After"], Is.EqualTo("10"));
    }

    [Test]
    public async Task An_import_waits_longer_than_the_lock_timeout()
    {
        await using var api = await StartApiWithShortLockTimeout();
        using var http = _tenant.ClientFor(api);
        var import = http.PostAsync("/api/Jobs/Import", JsonContent.Create(new JsonArray(OrderWithLockedSkill())));
        await _tenant.Until($"""
            select exists (
                select from pg_stat_activity
                where pid in ({LockWaits.BlockedBy(_rival)}) and clock_timestamp() - query_start > interval '300 ms')
            """);
        await _rival.Commit();

        using var response = await import;
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(
            await _tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant and skill_id = @id", new { id = _skill }),
            Is.EqualTo(1));
    }

    private static Task<RunningApi> StartApiWithShortLockTimeout() =>
        RunningApi.StartReady($"{TestDatabase.OwnerConnectionString};Options=-c lock_timeout=50ms");

    private JsonObject OrderWithLockedSkill() => Sample.Order().With("skill", new JsonObject { ["code"] = $"{_skill}", ["name"] = "new" });
}
