using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Access;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>What each role may do.</summary>
public sealed class RoleTests
{
    private const string Order = "/api/Jobs(reference_back_office='A')";
    private const string Id = "00000000-0000-0000-0000-000000000001";

    private readonly Dictionary<Role, string> _keys = [];
    private TestTenant _tenant = null!;
    private string _name = null!;
    private IApiKeyDirectory _directory = null!;

    [OneTimeSetUp]
    public async Task AddKeys()
    {
        _tenant = await TestTenant.Create();
        _name = (await _tenant.Ask<string>("select name from tenant where id = @tenant"))!;
        _directory = (await TestApi.Running).Services.GetRequiredService<IApiKeyDirectory>();
        foreach (var role in Enum.GetValues<Role>())
        {
            _keys[role] = await _directory.Add(_name, role.ToName(), role, CancellationToken.None);
        }
        await _directory.Link(_name, "technician", "T05", CancellationToken.None);
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("GET", "/api/Jobs", Role.Viewer)]
    [TestCase("HEAD", "/api/Jobs", Role.Viewer)]
    [TestCase("GET", Order, Role.Viewer)]
    [TestCase("GET", Order + "/Fit", Role.Viewer)]
    [TestCase("GET", Order + "/Suggestions", Role.Viewer)]
    [TestCase("GET", "/api/Planning", Role.Viewer)]
    [TestCase("GET", "/api/Changes", Role.Viewer)]
    [TestCase("GET", "/session", Role.Viewer)]
    [TestCase("POST", "/api/$batch", Role.Viewer)]
    [TestCase("POST", Order + "/Accept", Role.Technician)]
    [TestCase("POST", Order + "/Reject", Role.Technician)]
    [TestCase("POST", "/api/Jobs/" + Id + "/Start", Role.Technician)]
    [TestCase("POST", Order + "/Start", Role.Technician)]
    [TestCase("POST", Order + "/Wait", Role.Technician)]
    [TestCase("POST", Order + "/Complete", Role.Technician)]
    [TestCase("POST", Order + "/Dispatch", Role.Dispatcher)]
    [TestCase("POST", Order + "/ChangeStatus", Role.Dispatcher)]
    [TestCase("PUT", "/api/Jobs/ChangeToVirtualStatus", Role.Dispatcher)]
    [TestCase("POST", "/api/Jobs", Role.Dispatcher)]
    [TestCase("POST", "/api/Jobs?dry_run=true", Role.Dispatcher)]
    [TestCase("PATCH", Order, Role.Dispatcher)]
    [TestCase("DELETE", Order, Role.Dispatcher)]
    [TestCase("PUT", Order + "/project/$ref", Role.Dispatcher)]
    [TestCase("POST", "/api/Jobs/Import", Role.Dispatcher)]
    [TestCase("POST", Order + "/Plan", Role.Dispatcher)]
    [TestCase("POST", "/api/JobPlanning", Role.Dispatcher)]
    [TestCase("DELETE", "/api/JobPlanning(" + Id + ")", Role.Dispatcher)]
    [TestCase("POST", "/api/Planning/Apply", Role.Dispatcher)]
    [TestCase("POST", "/api/Planning/Propose", Role.Dispatcher)]
    [TestCase("DELETE", "/api/Planning/Proposals(" + Id + ")", Role.Dispatcher)]
    [TestCase("POST", "/api/Skill", Role.Admin)]
    [TestCase("PATCH", "/api/JobType(code='REPAIR')", Role.Admin)]
    [TestCase("DELETE", "/api/User(" + Id + ")", Role.Admin)]
    [TestCase("PUT", "/api/Project(" + Id + ")/equipment_model/$ref", Role.Admin)]
    [TestCase("POST", "/api/Holiday/Import", Role.Admin)]
    [TestCase("POST", "/api/JobStatus", Role.Admin)]
    public async Task A_request_takes_a_role_and_those_above_it(string method, string path, Role lowest)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var answer = await Send(role, method, path, "[]");
            var expected = role >= lowest;
            Assert.That(answer.Status, expected ? Is.Not.EqualTo(HttpStatusCode.Forbidden) : Is.EqualTo(HttpStatusCode.Forbidden),
                $"{role}: {answer.Text}");
        }
    }

    [Test]
    public async Task A_refusal_names_the_role_and_the_required_roles()
    {
        var refused = await Send(Role.Viewer, "POST", "/api/Jobs", "{}");
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var problem = refused.Json["errors"]![0]!;
        Assert.That((string?)problem["code"], Is.EqualTo("role_missing"));
        Assert.That((string?)problem["message"], Is.EqualTo(
            "The credential has the role viewer; the request requires dispatcher or admin. "
            + "Use another credential, or ask an administrator to change the role (`user role` or `key role`)."));
        Assert.That((string?)problem["role"], Is.EqualTo("viewer"));
        Assert.That(problem["required_roles"]!.ToJsonString(), Is.EqualTo("""["dispatcher","admin"]"""));
    }

    [TestCase("POST", "/api/Nothing", HttpStatusCode.NotFound)]
    [TestCase("DELETE", "/api/Jobs", HttpStatusCode.MethodNotAllowed)]
    public async Task A_wrong_path_or_method_is_reported_as_such(string method, string path, HttpStatusCode expected) =>
        Assert.That((await Send(Role.Viewer, method, path, "{}")).Status, Is.EqualTo(expected));

    [Test]
    public async Task Each_request_of_a_batch_is_checked()
    {
        const string batch = """
            {"requests":[
              {"id":"1","method":"get","url":"Jobs?$top=1"},
              {"id":"2","method":"post","url":"Jobs","headers":{"content-type":"application/json"},"body":{}},
              {"id":"3","method":"post","url":"Skill","headers":{"content-type":"application/json"},"body":{"code":"NEW","name":"New"}}]}
            """;
        foreach (var (role, refused) in new[]
        {
            (Role.Viewer, new[] { "2", "3" }), (Role.Technician, ["2", "3"]), (Role.Dispatcher, ["3"]), (Role.Admin, []),
        })
        {
            var answer = await Send(role, "POST", "/api/$batch", batch, ("Prefer", "continue-on-error"));
            var responses = answer.Json["responses"]!.AsArray();
            Assert.That(responses, Has.Count.EqualTo(3), answer.Text);
            Assert.That(responses.Where(response => (int)response!["status"]! == 403).Select(response => (string)response!["id"]!),
                Is.EqualTo(refused), answer.Text);
        }
    }

    [Test]
    public async Task A_technician_without_a_link_changes_nothing()
    {
        var key = await _directory.Add(_name, "unlinked", Role.Technician, CancellationToken.None);
        var answer = await Send(key, "POST", Order + "/Start", "{}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.Problems, Is.EqualTo(new[] { " technician_not_linked" }));
        Assert.That((await Send(key, "GET", "/api/Jobs", null)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Every_endpoint_that_needs_a_credential_states_its_roles()
    {
        var services = (await TestApi.Running).Services;
        var endpoints = services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.That(endpoints, Has.Count.GreaterThan(200));
        Assert.That(endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && endpoint.Metadata.GetMetadata<RequiredRoles>() is null), Is.Empty);
    }

    private Task<Answer> Send(Role role, string method, string path, string? body, params (string Name, string Value)[] headers) =>
        Send(_keys[role], method, path, body, headers);

    private async Task<Answer> Send(string key, string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient { BaseAddress = _tenant.Http.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("X-Api-Key", key);
        if (body is not null && method is not ("GET" or "HEAD"))
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }
        using var response = await http.SendAsync(request);
        return await Answer.Read(response);
    }
}
