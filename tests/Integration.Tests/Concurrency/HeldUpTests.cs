using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Another transaction holds for long what some are to write: they wait, and nobody else waits with them.</summary>
[Exclusive]
public sealed class HeldUpTests
{
    private readonly Guid _skill = Guid.CreateVersion7();
    private TestTenant _tenant = null!;
    private OpenWrite _rival = null!;

    [SetUp]
    public async Task Hold()
    {
        _tenant = await TestTenant.Create();
        _rival = await OpenWrite.Begin(TestDatabase.OwnerConnectionString, _tenant.Id);
        await _rival.Create(_skill);
    }

    [TearDown]
    public async Task LetGo()
    {
        await _rival.DisposeAsync();
        _tenant.Dispose();
    }

    [TestCase(1)]
    [TestCase(5)]
    public async Task Orders_that_embed_what_it_writes_hold_up_no_others_and_come_through_in_the_end(int heldUp)
    {
        var waiting = Many.AtOnce(heldUp, _ => _tenant.Post(OfItsSkill()));
        await _tenant.UntilSomebodyWaitsFor(_rival);
        var others = await Many.AtOnce(20, _ => _tenant.Post(Some.SuggestedOrder()));

        others.HaveCreated();
        Assert.That(waiting.IsCompleted, Is.False, "they wait for what the other holds");
        await _rival.Commit();
        (await waiting).HaveCreated();
        Assert.That(await _tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant and skill_id = @id", new { id = _skill }), Is.EqualTo(heldUp));
    }

    [Test]
    public async Task Who_has_waited_for_long_is_told_so_and_has_stored_nothing()
    {
        await using var api = await Impatient();
        using var http = _tenant.At(api);
        var before = await _tenant.Changes();

        var answer = await http.Post(OfItsSkill());

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict), answer.Text);
        Assert.That(answer.Problems, Is.EqualTo(new[] { " concurrent_writes" }));
        Assert.That(await _tenant.Changes(), Is.EqualTo(before));
        Assert.That(await _tenant.Untold(), Is.Null);
    }

    [Test]
    public async Task A_table_that_cannot_be_read_is_a_database_that_does_not_answer()
    {
        await using var api = await Impatient();
        using var http = _tenant.At(api);
        await _rival.Run("lock table skill in access exclusive mode");

        var answer = await http.Post(Some.Order().With("skill_code", "GAS"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable), answer.Text);
        Assert.That(answer.Problems, Is.EqualTo(new[] { " database_unavailable" }));
    }

    [Test]
    public async Task An_import_waits_for_it()
    {
        await using var api = await Impatient();
        using var http = _tenant.At(api);
        var import = http.PostAsync("/api/Jobs/Import", JsonContent.Create(new JsonArray(OfItsSkill())));
        await _tenant.Until($"select exists (select from pg_stat_activity where pid in ({Waiting.For(_rival)}) and clock_timestamp() - query_start > interval '300 ms')");
        await _rival.Commit();

        using var response = await import;
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(await _tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant and skill_id = @id", new { id = _skill }), Is.EqualTo(1));
    }

    /// <summary>An API that soon gives up waiting for what another holds.</summary>
    private static Task<RunningApi> Impatient() => RunningApi.StartReady($"{TestDatabase.OwnerConnectionString};Options=-c lock_timeout=50ms");

    private JsonObject OfItsSkill() => Some.Order().With("skill", new JsonObject { ["code"] = $"{_skill}", ["name"] = "new" });
}
