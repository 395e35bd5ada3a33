using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>The feed reports the latest version of every row of every declared entity, whichever component writes it.</summary>
public sealed class FeedCoverageTests
{
    [Test]
    public async Task An_order_and_its_embedded_rows_are_all_reported()
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.CountChanges();
        var created = await tenant.Post(Sample.Example("embedded-from-nothing.json"), "?dry_run=false");
        var changed = await tenant.Post(
            Sample.SuggestedOrder()
                .With("job_type", JsonNode.Parse("""{"code": "REPAIR", "name": "Repairs", "color": "#ff0000"}"""))
                .Without("job_type_code"));
        Assert.That(
            (created.Status, changed.Status),
            Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)),
            created.Text + changed.Text);

        var reader = new FeedReader(tenant.Http);
        await reader.ReadTo(await tenant.CountChanges());
        var read = reader.Changes.Skip((int)before).Select(change => $"{change["operation"]} {change["entity"]} {change["key"]}").ToList();
        var project = read.IndexOf($"created project {created["project_reference_back_office"]}");
        Assert.That(read.IndexOf($"created jobs {created["reference_back_office"]}"), Is.GreaterThan(project).And.Positive,
            "a referenced row is reported before the row that refers to it");
        Assert.That(read, Does.Contain("updated job_type REPAIR").And.Contain("created job_planning "));
        Assert.That(await tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public async Task Changing_the_default_priority_reports_both_rows()
    {
        using var tenant = await TestTenant.Create();
        await tenant.Post(Default("LOW"));
        var before = await tenant.CountChanges();
        await tenant.Post(Default("HIGH"));

        var reader = new FeedReader(tenant.Http, "&entities=job_priority");
        await reader.ReadTo(await tenant.CountChanges());
        var read = reader.Changes.Where(change => change["position"]!.GetValue<long>() > before);
        Assert.That(
            read.Select(change =>
                $"{change["operation"]} {change["key"]} {change["changed_fields"]?.ToJsonString()} {change["row_version"]}"),
            Is.EqualTo(new[] { """updated LOW ["is_default"] 3""", """updated HIGH ["is_default"] 2""" }),
            "the former default comes first");
        Assert.That(await tenant.FindFeedDifferences(), Is.Null);

        static JsonNode Default(string code) =>
            Sample.Order().With("job_priority", JsonNode.Parse($$"""{"code": "{{code}}", "is_default": true}"""));
    }

    [Test]
    public async Task Every_row_of_an_import_is_reported_with_its_origin()
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.CountChanges();
        tenant.Http.DefaultRequestHeaders.Add("Origin-System", "erp1");
        var orders = new JsonArray(
            [Sample.SuggestedOrder(), Sample.Example("embedded-from-nothing.json"), .. Enumerable.Range(0, 200)
                .Select(_ => Sample.Order())]);
        using var file = new StringContent(orders.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        var answer = await tenant.Send(HttpMethod.Post, "/api/Jobs/Import", file);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);

        var reader = new FeedReader(tenant.Http);
        await reader.ReadTo(await tenant.CountChanges());
        var read = reader.Changes.Skip((int)before).ToList();
        Assert.That(read.Count(change => change["entity"]!.ToString() == "jobs"), Is.EqualTo(orders.Count));
        Assert.That(read.Select(change => change["origin"]?.ToString()), Is.All.EqualTo("erp1"));
        Assert.That(await tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public async Task Rows_created_on_the_command_line_are_reported()
    {
        await using var database = await TemporaryDatabase.Create();
        await CommandLineRun.ExecuteSuccessfully(database.ConnectionString, "tenant", "add", "acme");
        await CommandLineRun.ExecuteSuccessfully(database.ConnectionString, "key", "add", "acme", "erp");
        await CommandLineRun.ExecuteSuccessfully(database.ConnectionString, "user", "add", "acme", "ines");
        Assert.That(
            await database.Ask<long>("select count(*) from change_pending"),
            Is.EqualTo(18),
            "the job statuses; credentials are not reported");
        Assert.That(await database.Ask<string>(FeedConsistency.DifferencesFor("(select id from tenant)")), Is.Null);
    }

    [Test]
    public async Task A_refused_order_and_a_dry_run_add_no_changes()
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.CountChanges();
        await tenant.Post(Sample.Example("embedded-from-nothing.json").With("name", null));
        await tenant.Post(Sample.Example("embedded-from-nothing.json"), "?dry_run=true");
        Assert.That(await tenant.CountChanges(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_consistency_check_reports_rows_that_are_missing_from_the_feed()
    {
        using var tenant = await TestTenant.Create();
        await tenant.Run("""
            update skill set row_version = row_version + 1 where tenant_id = @tenant and code = 'GAS';
            insert into skill (tenant_id, id, code, name) values (@tenant, gen_random_uuid(), 'NEW', 'new')
            """);
        Assert.That(await tenant.FindFeedDifferences(), Does.Contain("GAS").And.Contain("NEW"));
    }
}
