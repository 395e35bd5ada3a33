using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

public sealed class RefusalTests
{
    private TemporaryDatabase _database = null!;
    private RunningApi _api = null!;
    private string _key = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        _api = await RunningApi.StartReady(_database);
        _key = (await _api.GetService<ITenantDirectory>().Add("acme.example", new TenantChange(), CancellationToken.None)).ApiKey;
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _api.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task An_unknown_route_returns_a_problem()
    {
        var problem = await Problem(HttpMethod.Get, "/api/Nothing", HttpStatusCode.NotFound);
        Assert.That((string?)problem["detail"], Does.StartWith("There is no resource at /api/Nothing."));
        Assert.That((string?)problem["errors"]![0]!["code"], Is.EqualTo("not_found"));
    }

    [TestCase("GET", "/api/Nothing")]
    [TestCase("POST", "/api/Nothing")]
    [TestCase("DELETE", "/who")]
    public async Task Without_credentials_an_unknown_route_or_method_returns_401(string method, string path)
    {
        using var answer = await _api.Send(new HttpMethod(method), path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("credentials_refused"));
    }

    [Test]
    public async Task An_anonymous_endpoint_ignores_wrong_credentials()
    {
        using var answer = await _api.Send(HttpMethod.Get, "/health/live", "X-Api-Key", "wrong");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_unsupported_method_returns_the_allowed_methods()
    {
        using var answer = await _api.Send(HttpMethod.Delete, "/who", "X-Api-Key", _key);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(answer.Content.Headers.Allow, Is.EqualTo(new[] { "GET" }));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("DELETE is not allowed at /who; allowed: GET."));
    }

    [Test]
    public async Task An_unexpected_error_reveals_only_its_trace_id()
    {
        var problem = await Problem(HttpMethod.Get, "/fails", HttpStatusCode.InternalServerError);
        Assert.That((string?)problem["traceId"], Is.Not.Empty);
        Assert.That(problem.ToJsonString(), Does.Not.Contain("secret").And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_database_without_free_connections_returns_503() =>
        Assert.That((string?)(await Problem(HttpMethod.Get, "/exhausted", HttpStatusCode.ServiceUnavailable))["errors"]![0]!["code"],
            Is.EqualTo("database_unavailable"));

    [Test]
    public async Task A_body_over_4_MiB_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/reads") { Content = new StringContent(new string('x', 4 * 1024 * 1024 + 1), Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Api-Key", _key);
        using var response = await _api.Client.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("body_too_large"));
    }

    [Test]
    public async Task Problems_are_compressed_on_request()
    {
        using var response = await _api.Send(HttpMethod.Get, "/who", "Accept-Encoding", "br");
        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "br" }));
    }

    private async Task<JsonNode> Problem(HttpMethod method, string path, HttpStatusCode status)
    {
        using var response = await _api.Send(method, path, "X-Api-Key", _key);
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/problem+json"));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That((int?)problem["status"], Is.EqualTo((int)status));
        Assert.That(problem.AsObject().Select(member => member.Key),
            Is.EqualTo(new[] { "type", "title", "status", "detail", "traceId", "errors", "error" }));
        return problem;
    }
}
