using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Jobs;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>What the API reference shows is what the API answers, and fits the schema it is shown with.</summary>
public sealed class ExampleAnswerTests
{
    private const string Nobody = "/api/Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)";

    private const string Malformed = """
        {"name":"Boiler does not start","project_reference_back_office":"EQ-10032","job_type_code":"REPAIR","job_status_code":"Suggested","suggested_user_code":"T07",
         "suggested_date_start":"next Monday","estimated_time":"an hour"}
        """;

    private const string Wrong = """
        {"name":"Generator does not start","project_reference_back_office":"GEN-MOB-2","job_type_code":"REPAIRS","job_status_code":"Suggested","suggested_user_code":"T09",
         "suggested_date_start":"2026-12-01T08:30:00+01:00"}
        """;

    [Test]
    public async Task A_created_order_is_answered_as_shown_twice_and_a_second_one_refused_as_shown()
    {
        using var tenant = await TestTenant.Create();
        var created = await tenant.Post(Examples.Object("erp-by-codes"));
        await AssertShown(created, "answer-201", "stored_job");
        await AssertShown(await tenant.Get(created["id"]!), "answer-201", "stored_job");
        await AssertShown(await tenant.Post(Examples.Object("erp-by-codes")), "answer-409", "problem");
        await AssertFits(await tenant.Post(Some.Order(), prefer: "return=minimal"), "job_id");
    }

    [Test]
    public async Task A_dry_run_is_answered_as_shown()
    {
        using var tenant = await TestTenant.Create();
        await AssertShown(await tenant.Post(Examples.Object("embedded-from-nothing"), "?dry_run=true"), "answer-200-dry-run", "dry_run");
        await AssertFits(await tenant.Post(JsonNode.Parse(Wrong)!, "?dry_run=true"), "dry_run");
    }

    [TestCase("answer-400", "application/json", Malformed)]
    [TestCase("answer-422", "application/json", Wrong)]
    [TestCase("answer-415", "application/x-www-form-urlencoded", "{}")]
    public async Task A_refused_order_is_answered_as_shown(string example, string contentType, string body)
    {
        using var tenant = await TestTenant.Create();
        await AssertShown(await tenant.PostText(body, contentType), example, "problem");
    }

    [Test]
    public async Task A_file_of_orders_is_answered_as_shown()
    {
        using var tenant = await TestTenant.Create();
        await AssertImported(await Import(tenant, "orders.csv", "text/csv"), "answer-200-import", "import");
        await AssertImported(await Import(tenant, "orders-to-mend.json", "application/json"), "answer-400-import", "refused_import");

        var begun = await Import(tenant, "orders.ndjson", "application/x-ndjson", "respond-async");
        await AssertImported(begun, "answer-202-import", "import_run");
        var run = begun;
        while (run["date_end"] is null)
        {
            run = await tenant.Send(HttpMethod.Get, begun.Headers["Location"]);
        }
        await AssertImported(run, "answer-200-run", "import_run");
        await AssertFits(await tenant.Send(HttpMethod.Get, run["results"]!), "import");
    }

    [Test]
    public async Task Other_refusals_are_answered_as_shown()
    {
        using var tenant = await TestTenant.Create();
        await AssertShown(await tenant.Send(HttpMethod.Get, Nobody), "answer-404", "problem");
        // The server closes the connection while a large body is on its way; a client that waits for its consent reads the answer first.
        tenant.Http.DefaultRequestHeaders.ExpectContinue = true;
        await AssertShown(await tenant.PostText($$"""{"name":"{{new string('x', 1 << 20)}}"}"""), "answer-413", "problem");
        tenant.Http.DefaultRequestHeaders.ExpectContinue = false;
        tenant.Http.DefaultRequestHeaders.Accept.ParseAdd("application/xml");
        await AssertShown(await tenant.Send(HttpMethod.Get, Nobody), "answer-406", "problem");
        tenant.Http.DefaultRequestHeaders.Clear();
        await AssertShown(await tenant.Send(HttpMethod.Get, Nobody), "answer-401", "problem");
    }

    [Test]
    public async Task What_an_order_changes_is_answered_as_shown()
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.Changes();
        tenant.Http.DefaultRequestHeaders.Add("Origin-System", "erp1");
        tenant.Http.DefaultRequestHeaders.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        await tenant.Post(Examples.Object("erp-by-codes"));
        await new Follower(tenant.Http).ReadTo(before + 2);
        await AssertShown(await tenant.Send(HttpMethod.Get, $"/api/Changes?after={before}"), "answer-200-changes", "changes");
        await AssertShown(await tenant.Send(HttpMethod.Get, "/api/Changes?entities=job&top=0"), "answer-400-changes", "problem");
    }

    [Test]
    public async Task A_database_that_is_away_is_answered_as_shown()
    {
        await using var database = await AccessDatabase.CreateMigrated();
        await using var relay = new TcpRelay(database.ConnectionString);
        relay.Open();
        await using var api = await RunningApi.Start(relay.ConnectionString);
        await api.Part<IDatabaseState>().Started.WaitAsync(TimeSpan.FromSeconds(30));
        var tenant = await api.Part<ITenantDirectory>().Add("acme.example", new TenantChange(), CancellationToken.None);
        await relay.Close();
        api.Client.DefaultRequestHeaders.Add("X-Api-Key", tenant.ApiKey);
        using var content = new StringContent(Examples.Object("erp-by-codes").ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await api.Client.PostAsync("/api/Jobs", content);
        await AssertShown(await Answer.Read(answer), "answer-503", "problem");
    }

    [Test]
    public async Task Every_request_shown_fits_its_schema()
    {
        var schemas = await Schemas();
        Assert.That(JobExamples.Requests.SelectMany(request => schemas.Misfits(request.Body, "new_job").Select(misfit => $"{request.Name}: {misfit}")), Is.Empty);
    }

    private static async Task<Answer> Import(TestTenant tenant, string example, string contentType, string? prefer = null)
    {
        using var file = new StringContent(Examples.Text(example), null, contentType);
        return await tenant.Send(HttpMethod.Post, "/api/Jobs/Import", file, prefer);
    }

    private static async Task AssertImported(Answer answer, string example, string schema)
    {
        Assert.That(Likeness.Of(answer.Json), Is.EqualTo(Likeness.Of(Examples.Json(example))), example);
        await AssertFits(answer, schema);
    }

    private static async Task AssertShown(Answer answer, string example, string schema)
    {
        Assert.That(Likeness.Of(answer.Json), Is.EqualTo(Likeness.Of(Examples.Object(example))), example);
        await AssertFits(answer, schema);
    }

    private static async Task AssertFits(Answer answer, string schema) =>
        Assert.That((await Schemas()).Misfits(answer.Json, schema), Is.Empty, () => answer.Text);

    private static async Task<DescribedSchemas> Schemas() => new(JsonNode.Parse(await OpenApiDocumentTests.Served())!["components"]!["schemas"]!);
}
