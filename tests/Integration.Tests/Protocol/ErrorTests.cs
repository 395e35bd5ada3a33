using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.MasterData;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Protocol;

/// <summary>Errors are problems of RFC 9457 with an OData error or, for OData clients, that error alone.</summary>
public sealed class ErrorTests
{
    private static readonly string[] ProblemMembers = ["type", "title", "status", "detail", "traceId", "errors"];

    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [TestCase("GET", "/api/Skill(code='NONE')", null)]
    [TestCase("GET", "/api/Nothing", null)]
    [TestCase("PUT", "/api/Jobs", null)]
    [TestCase("GET", "/api/Changes?top=x", "top")]
    [TestCase("GET", "/api/Skill(code='GAS')/History?$top=0", "$top")]
    [TestCase("POST", "/api/Skill?dry_run=x", "dry_run", "{\"code\":\"ONE\",\"name\":\"One\"}")]
    [TestCase("POST", "/api/Skill", "/code", "{\"code\":[],\"name\":\"One\"}")]
    [TestCase("POST", "/api/Skill", null, "[]")]
    public async Task One_problem_is_an_error_without_details(string method, string path, string? target, string? body = null)
    {
        var problem = await Send(method, path, body);
        AssertMembers(problem.Json, [.. ProblemMembers, "error"]);
        var first = problem.Json["errors"]!.AsArray().Single()!;
        Assert.That(problem.Headers["Content-Type"], Is.EqualTo("application/problem+json"));
        AssertError(problem.Json["error"]!, first, problem["detail"]!, target);

        var error = await Send(method, path, body, "OData-MaxVersion: 4.0");
        AssertWrapped(error, problem);
        AssertMembers(error.Json["error"]!["innererror"]!, ProblemMembers);
        ((JsonObject)error.Json["error"]!).Remove("innererror");
        Assert.That(error.Json["error"]!.ToJsonString(), Is.EqualTo(problem.Json["error"]!.ToJsonString()));
    }

    [Test]
    public async Task Several_problems_are_the_details_of_the_error()
    {
        const string Body = """{"code":[],"name":{},"other":1}""";
        var problem = await Send("POST", "/api/Skill?dry_run=x", Body);
        AssertMembers(problem.Json, [.. ProblemMembers, "warnings", "error"]);
        var error = problem.Json["error"]!;
        AssertMembers(error, "code", "message", "target", "details");
        Assert.That(error["target"]!.ToString(), Is.EqualTo("dry_run"));
        Assert.That(error["message"]!.ToString(), Is.EqualTo(problem["detail"]));
        var errors = problem.Json["errors"]!.AsArray();
        Assert.That(error["details"]!.AsArray().Select(detail => $"{detail!["code"]} {detail["message"]} {detail["target"]}"),
            Is.EqualTo(errors.Select(each => $"{each!["code"]} {each["message"]} {each["parameter"] ?? each["pointer"]}")));

        var wrapped = await Send("POST", "/api/Skill?dry_run=x", Body, "OData-Version: 4.0");
        AssertWrapped(wrapped, problem);
        AssertMembers(wrapped.Json["error"]!, "code", "message", "target", "details", "innererror");
        AssertMembers(wrapped.Json["error"]!["innererror"]!, [.. ProblemMembers, "warnings"]);
    }

    [Test]
    public async Task An_OData_client_without_a_credential_gets_an_error()
    {
        using var http = new HttpClient { BaseAddress = _tenant.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("OData-MaxVersion", "4.01");
        using var response = await http.GetAsync("/api/Skill(code='GAS')");
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        AssertMembers(answer.Json, "error");
        Assert.That(answer.Json["error"]!["code"]!.ToString(), Is.EqualTo("credentials_refused"));
    }

    [Test]
    public async Task A_refused_import_has_an_error_in_both_forms()
    {
        const string File = """[{"code":"ONE","name":"One"},{"code":"TWO","name":[]}]""";
        string[] results = ["mode", "stored", "totals", "results"];
        var problem = await Send("POST", "/api/Skill/Import", File);
        AssertMembers(problem.Json, [.. ProblemMembers, "error", .. results]);
        AssertError(problem.Json["error"]!, problem.Json["errors"]![0]!, problem["detail"]!, "/1/name");

        var error = await Send("POST", "/api/Skill/Import", File, "OData-Version: 4.0");
        AssertWrapped(error, problem);
        AssertMembers(error.Json["error"]!["innererror"]!, [.. ProblemMembers, .. results]);
        Assert.That(error.Json["error"]!["innererror"]!["results"]!.ToJsonString(), Is.EqualTo(problem.Json["results"]!.ToJsonString()));
    }

    [Test]
    public async Task A_refused_import_as_JSON_lines_has_the_error_in_its_last_line()
    {
        const string File = """[{"code":"ONE","name":[]}]""";
        var lines = await Send("POST", "/api/Skill/Import", File, "OData-Version: 4.0", "Accept: application/x-ndjson");
        Assert.That(lines.Headers["Content-Type"], Is.EqualTo("application/x-ndjson"));
        var last = JsonNode.Parse(lines.Text.TrimEnd().Split('\n')[^1])!;
        AssertError(last["error"]!, last["errors"]![0]!, last["detail"]!.ToString(), "/0/name");
    }

    [Test]
    public async Task A_dry_run_that_would_be_refused_reports_the_problems()
    {
        var report = await Send("POST", "/api/Skill?dry_run=true", """{"code":"ONE"}""", "OData-Version: 4.0");
        Assert.That(report.Status, Is.EqualTo(HttpStatusCode.OK), report.Text);
        Assert.That((report["would_answer"], report.Json["error"]), Is.EqualTo(("400", (JsonNode?)null)));
        Assert.That(report.Problems, Is.EqualTo(new[] { "/name required" }));
    }

    [TestCase("/api/Changes?entities=job", "entities", "bad_parameter")]
    [TestCase("/api/Changes?exclude_origin=%01", "exclude_origin", "bad_parameter")]
    [TestCase("/api/Changes?tpo=1", "tpo", "unknown_parameter")]
    [TestCase("/api/Changes?$filter=x", "$filter", "unknown_parameter")]
    [TestCase("/api/Changes?$apply=x", "$apply", "not_supported")]
    [TestCase("/api/Jobs?apply=x", "apply", "not_supported")]
    [TestCase("/api/Jobs?Compute=x", "Compute", "not_supported")]
    [TestCase("/api/Jobs?schemaversion=1", "schemaversion", "not_supported")]
    [TestCase("/api/Skill(code='GAS')/History?befor=1", "befor", "unknown_parameter")]
    public async Task A_problem_of_a_query_parameter_names_the_parameter(string path, string parameter, string code)
    {
        var problem = (await Send("GET", path)).Json["errors"]![0]!;
        Assert.That((problem["parameter"]!.ToString(), problem["code"]!.ToString()), Is.EqualTo((parameter, code)));
    }

    private async Task<Answer> Send(string method, string path, string? body = null, params string[] headers)
    {
        var before = await _tenant.Snapshot();
        var answer = await _tenant.Send(method, path, body is null ? null : JsonNode.Parse(body), headers);
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
        return answer;
    }

    private static void AssertMembers(JsonNode node, params string[] members) =>
        Assert.That(node.AsObject().Select(member => member.Key), Is.EqualTo(members), node.ToJsonString());

    /// <summary>Asserts that an error has a code, a message and perhaps a target, but no details.</summary>
    private static void AssertError(JsonNode error, JsonNode problem, string message, string? target)
    {
        AssertMembers(error, target is null ? ["code", "message"] : ["code", "message", "target"]);
        Assert.That((error["code"]!.ToString(), error["message"]!.ToString(), error["target"]?.ToString()),
            Is.EqualTo((problem["code"]!.ToString(), message, target)));
    }

    /// <summary>Asserts that a response has only an error, and the status of the problem.</summary>
    private static void AssertWrapped(Answer error, Answer problem)
    {
        Assert.That(error.Status, Is.EqualTo(problem.Status), error.Text);
        Assert.That(error.Headers["Content-Type"], Is.EqualTo("application/json; odata.metadata=minimal; charset=utf-8"));
        AssertMembers(error.Json, "error");
        Assert.That(error.Json["error"]!["innererror"]!["errors"]!.ToJsonString(), Is.EqualTo(problem.Json["errors"]!.ToJsonString()));
    }
}
