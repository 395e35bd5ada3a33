using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Jobs;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The API returns the examples of the API reference, and they are valid against their schemas.</summary>
public sealed class ExampleResponseTests
{
    private const string UnknownOrder = "/api/Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)";

    private const string Malformed = """
        {"name":"Boiler does not start","project_reference_back_office":"EQ-10032","job_type_code":"REPAIR",
         "job_status_code":"Suggested","suggested_user_code":"T07","suggested_date_start":"next Monday","estimated_time":"an hour"}
        """;

    private const string Unprocessable = """
        {"name":"Generator does not start","project_reference_back_office":"GEN-MOB-2","job_type_code":"REPAIRS",
         "job_status_code":"Suggested","suggested_user_code":"T09","suggested_date_start":"2026-12-01T08:30:00+01:00"}
        """;

    private OpenApiSchemaValidator _schemas = null!;

    [OneTimeSetUp]
    public async Task ReadSchemas() =>
        _schemas = new(JsonNode.Parse(await OpenApiDocumentTests.GetDocument())!["components"]!["schemas"]!);

    [Test]
    public async Task Creating_an_order_matches_the_examples()
    {
        using var tenant = await TestTenant.Create();
        var created = await tenant.Post(Examples.Object("erp-by-codes"));
        AssertMatches(created, "answer-201", "written_job");
        AssertMatches(await tenant.Get(created["id"]!), "answer-201", "stored_job");
        AssertMatches(await tenant.Post(Examples.Object("erp-by-codes")), "answer-409", "problem");
        AssertFits(await tenant.Post(Sample.Order(), prefer: "return=minimal"), "written_job");
    }

    [Test]
    public async Task A_dry_run_matches_the_example()
    {
        using var tenant = await TestTenant.Create();
        AssertMatches(
            await tenant.Post(Examples.Object("embedded-from-nothing"), "?dry_run=true"), "answer-200-dry-run", "written_job");
        var refused = await tenant.Post(JsonNode.Parse(Unprocessable)!, "?dry_run=true");
        AssertFits(refused, "written_job");
        Assert.That(refused["would_answer"], Is.EqualTo("422"));
    }

    [TestCase("answer-400", "application/json", Malformed)]
    [TestCase("answer-422", "application/json", Unprocessable)]
    [TestCase("answer-415", "application/x-www-form-urlencoded", "{}")]
    public async Task A_refused_order_matches_the_example(string example, string contentType, string body)
    {
        using var tenant = await TestTenant.Create();
        AssertMatches(await tenant.PostText(body, contentType), example, "problem");
    }

    [Test]
    public async Task An_import_matches_the_examples()
    {
        using var tenant = await TestTenant.Create();
        AssertImportMatches(await Import(tenant, "orders.csv", "text/csv"), "answer-200-import", "import");
        AssertImportMatches(await Import(tenant, "orders-to-mend.json", "application/json"), "answer-400-import", "refused_import");

        var started = await Import(tenant, "orders.ndjson", "application/x-ndjson", "respond-async");
        AssertImportMatches(started, "answer-202-import", "import_run");
        AssertFits(started, "import_response");
        var run = started;
        while (run["date_end"] is null)
        {
            run = await tenant.Send(HttpMethod.Get, started.Headers["Location"]);
        }
        AssertImportMatches(run, "answer-200-run", "import_run");
        AssertFits(await tenant.Send(HttpMethod.Get, run["results"]!), "import");
    }

    [Test]
    public async Task Other_refusals_match_the_examples()
    {
        using var tenant = await TestTenant.Create();
        AssertMatches(await tenant.Send(HttpMethod.Get, UnknownOrder), "answer-404", "problem");
        // The server closes the connection during a large upload; a client that waits for 100 Continue reads the response first.
        tenant.Http.DefaultRequestHeaders.ExpectContinue = true;
        AssertMatches(await tenant.PostText($$"""{"name":"{{new string('x', 4 << 20)}}"}"""), "answer-413", "problem");
        tenant.Http.DefaultRequestHeaders.ExpectContinue = false;
        tenant.Http.DefaultRequestHeaders.Accept.ParseAdd("application/xml");
        AssertMatches(await tenant.Send(HttpMethod.Get, UnknownOrder), "answer-406", "problem");
        tenant.Http.DefaultRequestHeaders.Clear();
        AssertMatches(await tenant.Send(HttpMethod.Get, UnknownOrder), "answer-401", "problem");
    }

    [Test]
    public async Task The_change_feed_matches_the_examples()
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.CountChanges();
        tenant.Http.DefaultRequestHeaders.Add("Origin-System", "erp1");
        tenant.Http.DefaultRequestHeaders.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        await tenant.Post(Examples.Object("erp-by-codes"));
        await new FeedReader(tenant.Http).ReadTo(before + 2);
        AssertMatches(await tenant.Send(HttpMethod.Get, $"/api/Changes?after={before}"), "answer-200-changes", "changes");
        AssertMatches(await tenant.Send(HttpMethod.Get, "/api/Changes?entities=job&top=0"), "answer-400-changes", "problem");
    }

    [Test]
    public async Task A_history_matches_the_example()
    {
        using var tenant = await TestTenant.Create();
        tenant.Http.DefaultRequestHeaders.Add("Origin-System", "erp1");
        using var change = new StringContent("""{"name":"Gas certificate A","description":null}""", null, "application/json");
        await tenant.Send(HttpMethod.Patch, "/api/Skill(code='GAS')", change);
        AssertMatches(await tenant.Send(HttpMethod.Get, "/api/Skill(code='GAS')/History"), "answer-200-history", "history");
    }

    [Test]
    public async Task An_unavailable_database_matches_the_example()
    {
        await using var database = await TemporaryDatabase.CreateMigrated();
        await using var relay = new TcpRelay(database.ConnectionString);
        relay.Open();
        await using var api = await RunningApi.Start(relay.ConnectionString);
        await api.GetService<IDatabaseState>().Started.WaitAsync(TestApi.StartTimeout);
        var tenant = await api.GetService<ITenantDirectory>().Add("acme.example", new TenantChange(), CancellationToken.None);
        await relay.Close();
        api.Client.DefaultRequestHeaders.Add("X-Api-Key", tenant.ApiKey);
        using var content = new StringContent(Examples.Object("erp-by-codes").ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/api/Jobs", content);
        AssertMatches(await Answer.Read(response), "answer-503", "problem");
    }

    [Test]
    public void Every_example_request_is_valid_against_its_schema() =>
        Assert.That(JobExamples.Requests.SelectMany(request => _schemas.Validate(request.Body, "new_job")
            .Select(error => $"{request.Name}: {error}")), Is.Empty);

    private static async Task<Answer> Import(TestTenant tenant, string example, string contentType, string? prefer = null)
    {
        using var file = new StringContent(Examples.Text(example), null, contentType);
        return await tenant.Send(HttpMethod.Post, "/api/Jobs/Import", file, prefer);
    }

    private void AssertImportMatches(Answer response, string example, string schema)
    {
        Assert.That(ResponseNormalizer.Normalize(response.Json),
            Is.EqualTo(ResponseNormalizer.Normalize(Examples.Json(example))), example);
        AssertFits(response, schema);
    }

    private void AssertMatches(Answer response, string example, string schema)
    {
        Assert.That(ResponseNormalizer.Normalize(response.Json),
            Is.EqualTo(ResponseNormalizer.Normalize(Examples.Object(example))), example);
        AssertFits(response, schema);
    }

    private void AssertFits(Answer response, string schema) =>
        Assert.That(_schemas.Validate(response.Json, schema), Is.Empty, () => response.Text);
}
