using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.References;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Requests that move rows below each other at the same time. Each of them alone would be valid.</summary>
[Exclusive]
public sealed class ConcurrentMoveTests
{
    private TestTenant _tenant = null!;
    private RunningApi _api = null!;
    private HttpClient _http = null!;

    [SetUp]
    public async Task Create()
    {
        _tenant = await TestTenant.Create();
        // Without coalescing, each request has a transaction of its own.
        _api = await RunningApi.StartReady(TestDatabase.OwnerConnectionString, settings: ["--Coalescing:MaxBatchSize", "1"]);
        _http = _tenant.ClientFor(_api);
    }

    [TearDown]
    public async Task Stop()
    {
        _http.Dispose();
        _tenant.Dispose();
        await _api.DisposeAsync();
    }

    [Test]
    public async Task Opposite_moves_of_projects_by_orders_never_make_a_cycle()
    {
        var answers = await SendWhileLocked("project",
            () => _http.Post(OrderMoving("EQ-20001", "EQ-10023")),
            () => _http.Post(OrderMoving("EQ-10023", "EQ-20001")));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Created), Is.EqualTo(1));
        AssertCycle(answers, "/project/_parent_reference_back_office cycle");
        await AssertNoCycle("project", "_parent_id");
    }

    [TestCase("Project", "project", "reference_back_office", "_parent_reference_back_office", "_parent_id")]
    [TestCase("EquipmentFamily", "equipment_family", "code", "_parent_code", "_parent_id")]
    [TestCase("Company", "company", "code", "parent_company_code", "parent_id")]
    public async Task A_ring_of_moves_never_makes_a_cycle(string path, string table, string key, string parentKey, string parent)
    {
        const int Rows = 5;
        foreach (var number in Enumerable.Range(0, Rows))
        {
            await Send(HttpMethod.Put, $"/api/{path}({key}='R-{number}')", new JsonObject { ["name"] = $"R-{number}" });
        }
        var answers = await SendWhileLocked(table, [.. Enumerable.Range(0, Rows).Select(number => (Func<Task<Answer>>)(() => Send(
            HttpMethod.Patch, $"/api/{path}({key}='R-{number}')", new JsonObject { [parentKey] = $"R-{(number + 1) % Rows}" })))]);

        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.OK), Is.EqualTo(Rows - 1));
        AssertCycle(answers, $"/{parentKey} cycle");
        await AssertNoCycle(table, parent);
    }

    [Test]
    public async Task An_import_and_a_request_never_make_a_cycle()
    {
        var answers = await SendWhileLocked("project",
            () => Send(HttpMethod.Post, "/api/Jobs/Import", new JsonArray(OrderMoving("EQ-20001", "EQ-10023"))),
            () => _http.Post(OrderMoving("EQ-10023", "EQ-20001")));
        Assert.That(answers.Count(answer => (int)answer.Status < 300), Is.EqualTo(1), () => string.Join('\n', answers.Select(a => a.Text)));
        Assert.That(answers.Single(answer => (int)answer.Status >= 300).Text, Does.Contain("\"cycle\""));
        await AssertNoCycle("project", "_parent_id");
    }

    /// <summary>Sends requests at the same time, and releases them when all have decided and wait for the lock of the hierarchy.</summary>
    private async Task<Answer[]> SendWhileLocked(string table, params Func<Task<Answer>>[] requests)
    {
        await using var rival = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, _tenant.Id);
        await rival.Run($"select from lock_hierarchy('{_tenant.Id}', '{table}')");
        var sent = ConcurrentRequests.Send(requests.Length, number => requests[number]());
        await _tenant.Until($"select count(*) = {requests.Length} from pg_locks where locktype = 'advisory' and not granted");
        await rival.Commit();
        return await sent;
    }

    private async Task<Answer> Send(HttpMethod method, string path, JsonNode body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var response = await _http.SendAsync(request);
        return await Answer.Read(response);
    }

    private static void AssertCycle(IEnumerable<Answer> answers, string problem)
    {
        var refused = answers.Single(answer => answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Created));
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), refused.Text);
        Assert.That(refused.Problems, Is.EqualTo([problem]));
    }

    private async Task AssertNoCycle(string table, string parent) => Assert.That(await _tenant.Ask<int>($"""
        with recursive up (start, id) as (
            select id, {parent} from {table} where tenant_id = @tenant
            union
            select up.start, t.{parent} from up join {table} t on t.tenant_id = @tenant and t.id = up.id)
        select count(*) from up where start = id
        """), Is.Zero);

    private static JsonObject OrderMoving(string project, string parent) => Sample.Order().With($$"""
        {"project_reference_back_office": null,
         "project": {"reference_back_office": "{{project}}", "_parent_reference_back_office": "{{parent}}" } }
        """);
}
