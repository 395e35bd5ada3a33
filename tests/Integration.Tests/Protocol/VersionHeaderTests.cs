using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.MasterData;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Protocol;

/// <summary>
/// The header OData-Version of every response below api/, whether an endpoint, the middleware or an exception produces it, and the versions
/// that requests may state.
/// </summary>
public sealed class VersionHeaderTests
{
    private const string Unknown = "/api/Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)";

    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [TestCase("GET", "/api/Skill(code='GAS')", 200)]
    [TestCase("HEAD", "/api/Skill(code='GAS')", 200)]
    [TestCase("GET", "/API/skill(code='GAS')/", 200)]
    [TestCase("GET", "/api/Skill(code='GAS')", 304, "If-None-Match: *")]
    [TestCase("GET", "/api/Changes?top=0", 400)]
    [TestCase("GET", "/api/Skill(code='GAS')", 400, "OData-MaxVersion: 3.0")]
    [TestCase("GET", Unknown, 404)]
    [TestCase("HEAD", Unknown, 404)]
    [TestCase("GET", "/api/Nothing", 404)]
    [TestCase("GET", "/api//Jobs", 404)]
    [TestCase("PUT", "/api/Jobs", 405)]
    [TestCase("GET", "/api/Skill(code='GAS')", 406, "Accept: application/atom+xml")]
    [TestCase("DELETE", "/api/Company(code='C-100')", 409)]
    [TestCase("DELETE", "/api/Skill(code='GAS')", 412, "If-Match: W/\"99\"")]
    public async Task The_response_to_a_request_without_a_body_has_the_version(
        string method, string path, int status, params string[] headers) =>
        AssertVersion(await _tenant.Send(method, path, null, headers), status);

    [Test]
    public async Task The_response_to_a_write_has_the_version()
    {
        var created = await _tenant.Post(Sample.Order());
        AssertVersion(created, 201);
        AssertVersion(await _tenant.Send("PATCH", created.Url(), new JsonObject { ["name"] = "New" }), 200);
        AssertVersion(await _tenant.Post(Sample.Order().With("reference_back_office", created["reference_back_office"])), 409);
        AssertVersion(await _tenant.Post(Sample.Order().With("job_type_code", "NONE")), 422);
        AssertVersion(await _tenant.Post(Sample.Order(), "?dry_run=true"), 200);
        AssertVersion(await _tenant.Send("DELETE", created.Url()), 204);
        AssertVersion(await _tenant.PostText("{"), 400);
        AssertVersion(await _tenant.PostText("{}", "application/pdf"), 415);
        AssertVersion(await _tenant.PostText("[]", query: "/"), 400);
    }

    [Test]
    public async Task The_response_to_a_change_without_a_required_version_has_the_version()
    {
        using var tenant = await TestTenant.Create(new TenantChange(IfMatch: "required"));
        AssertVersion(await tenant.Send("PATCH", "/api/Skill(code='GAS')", new JsonObject { ["name"] = "New" }), 428);
    }

    [TestCase("/api/status/403", 403)]
    [TestCase("/api/status/408", 408)]
    [TestCase("/api/status/429", 429)]
    [TestCase("/api/fails", 500)]
    [TestCase("/api/exhausted", 503)]
    public async Task The_response_to_a_failure_has_the_version(string path, int status)
    {
        await using var database = await TemporaryDatabase.CreateMigrated();
        await using var api = await RunningApi.StartReady(database);
        var tenant = await api.GetService<ITenantDirectory>().Add("acme.example", new TenantChange(), CancellationToken.None);
        using var answer = await api.Send(HttpMethod.Get, path, "X-Api-Key", tenant.ApiKey);
        AssertVersion(await Answer.Read(answer), status);
        using var refused = await api.Send(HttpMethod.Get, path);
        AssertVersion(await Answer.Read(refused), 401);
    }

    [Test]
    public async Task The_response_to_a_body_that_is_too_large_has_the_version()
    {
        using var tenant = await TestTenant.Create();
        // The server closes the connection during a large upload; a client that waits for 100 Continue reads the response first.
        tenant.Http.DefaultRequestHeaders.ExpectContinue = true;
        AssertVersion(await tenant.PostText($$"""{"name":"{{new string('x', 4 << 20)}}"}"""), 413);
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/openapi/v1.json")]
    [TestCase("/scalar/")]
    [TestCase("/nothing")]
    [TestCase("/apis")]
    public async Task Other_paths_have_no_version(string path) =>
        Assert.That((await _tenant.Send(HttpMethod.Get, path)).Headers, Does.Not.ContainKey("OData-Version"));

    [TestCase("OData-MaxVersion: 4.0")]
    [TestCase("OData-MaxVersion: 4.01")]
    [TestCase("OData-MaxVersion: 4.0;NetFx")]
    [TestCase("OData-MaxVersion: 5.0")]
    [TestCase("OData-Version: 4.0")]
    [TestCase("OData-Version: 4.01", "OData-MaxVersion: 4.01")]
    public async Task A_client_that_reads_version_4_0_gets_it(params string[] headers) =>
        AssertVersion(await _tenant.Send("GET", "/api/Skill(code='GAS')", null, headers), 200);

    [TestCase("OData-MaxVersion: 3.0", "OData-MaxVersion must be 4.0 or higher; received \"3.0\". Omit the header to get version 4.0.")]
    [TestCase("OData-MaxVersion: new", "OData-MaxVersion must be 4.0 or higher; received \"new\". Omit the header to get version 4.0.")]
    [TestCase("OData-MaxVersion: -4.0", "OData-MaxVersion must be 4.0 or higher; received \"-4.0\". Omit the header to get version 4.0.")]
    [TestCase("OData-Version: 3.0", "OData-Version must be 4.0 or 4.01; received \"3.0\". Omit the header to get version 4.0.")]
    [TestCase("OData-Version: 5.0", "OData-Version must be 4.0 or 4.01; received \"5.0\". Omit the header to get version 4.0.")]
    [TestCase("OData-Version: x", "OData-Version must be 4.0 or 4.01; received \"x\". Omit the header to get version 4.0.")]
    public async Task Another_version_is_refused_and_nothing_is_written(string header, string message)
    {
        var before = await _tenant.Snapshot();
        var answer = await _tenant.Send("POST", "/api/Jobs", Sample.Order(), header);
        AssertVersion(answer, 400);
        Assert.That(answer.Json["error"]!["code"]!.ToString(), Is.EqualTo("unsupported_version"));
        Assert.That(answer.Json["error"]!["message"]!.ToString(), Is.EqualTo(message));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    private static void AssertVersion(Answer answer, int status)
    {
        Assert.That(answer.Status, Is.EqualTo((HttpStatusCode)status), answer.Text);
        // A repeated header would be "4.0, 4.0".
        Assert.That(answer.Headers["OData-Version"], Is.EqualTo("4.0"));
    }
}
