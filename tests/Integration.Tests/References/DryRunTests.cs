using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.References;

/// <summary><c>?dry_run=true</c> returns what a request would do and writes nothing.</summary>
public sealed class DryRunTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("""{"job_type_id": "de300000-0002-8000-8000-000000000001"}""", "/job_type_id", "id", "exists")]
    [TestCase("""{"job_type_code": "REPAIR"}""", "/job_type_code", "key", "exists")]
    [TestCase("""{"job_type": {"code": "REPAIR"}}""", "/job_type", "embedded", "exists")]
    [TestCase("""{"job_type_code": "REPAIR", "job_type": {"name": "Mending"}}""", "/job_type_code", "key", "would update")]
    [TestCase("""{"job_type": {"code": "REPAIR", "name": "Mending"}}""", "/job_type", "embedded", "would update")]
    [TestCase("""{"job_type": {"code": "NEW", "name": "New"}}""", "/job_type", "embedded", "would create")]
    [TestCase("""{"job_type_code": "NEW", "job_type": {"name": "New"}}""", "/job_type_code", "embedded", "would create")]
    [TestCase("""{"job_type_code": "REPAIRS"}""", "/job_type_code", null, "not resolved")]
    public async Task Each_reference_shows_how_it_was_matched(string forms, string pointer, string? matchedBy, string outcome)
    {
        var response = await DryRun(Sample.Order().Without("job_type_code").With(forms));
        var reference = Reference(response, pointer);
        Assert.That(reference["entity"]!.ToString(), Is.EqualTo("job_type"));
        Assert.That(reference["matched_by"]?.ToString(), Is.EqualTo(matchedBy));
        Assert.That(reference["outcome"]!.ToString(), Is.EqualTo(outcome));
    }

    [Test]
    public async Task Updates_are_listed_field_by_field()
    {
        var response = await DryRun(Sample.Order().With("""
            {"project_reference_back_office": null,
             "project": {"reference_back_office": "EQ-10023", "location": "Roof", "equipment_model_code": "S2600",
                "equipment_family": {"code": "LIFT-GOODS", "name": "Goods and bed lifts"}}}
            """));
        var changes = Reference(response, "/project")["changes"]!.AsArray()
            .Select(change => $"{change!["field"]}: {change["old"]} -> {change["new"]}");
        Assert.That(changes, Is.EquivalentTo(
        [
            "location: Ground floor, behind the bottling line -> Roof",
            "equipment_model_id: de300000-0007-8000-8000-000000000001 -> de300000-0007-8000-8000-000000000004",
            "equipment_family_id: de300000-0005-8000-8000-000000000003 -> de300000-0005-8000-8000-000000000006",
        ]));
        Assert.That(Reference(response, "/project/equipment_model_code")["outcome"]!.ToString(), Is.EqualTo("exists"));
        Assert.That(Reference(response, "/project/equipment_family")["changes"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Defaults_that_would_be_filled_or_replaced_are_listed()
    {
        using var tenant = await TestTenant.Create();
        await tenant.Run("update job_priority set is_default = true where tenant_id = @tenant and code = 'LOW'");
        var filled = (await tenant.Post(Sample.Order(), "?dry_run=true")).Json["defaults"]!.AsArray();
        Assert.That(filled.Select(value => $"{value!["pointer"]} {value["key"]}"),
            Is.EquivalentTo(["/job_priority_id LOW", "/company_id C-100"]));

        var replaced = (await tenant.Post(Sample.Order()
            .With("""{"job_priority": {"code": "HIGH", "is_default": true}}"""), "?dry_run=true"))
            .Json["also"]!.AsArray().Single()!;
        Assert.That($"{replaced["entity"]} {replaced["key"]} {replaced["outcome"]}", Is.EqualTo("job_priority LOW would update"));
    }

    [TestCase("""{"name": "Renamed"}""")]
    [TestCase("""{"project_reference_back_office": "EQ-10023", "job_type_code": "REPAIR"}""")]
    [TestCase("""{"project_reference_back_office": "EQ-20001"}""", "/company_id C-200")]
    public async Task A_change_lists_only_the_defaults_that_it_fills_in(string change, params string[] defaults)
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var response = await _tenant.Send("PATCH", $"{order.Url()}?dry_run=true", JsonNode.Parse(change));
        Assert.That(response.Json["defaults"]!.AsArray().Select(value => $"{value!["pointer"]} {value["key"]}"),
            Is.EqualTo(defaults), response.Text);
    }

    [Test]
    public async Task The_planning_entry_that_would_be_created_is_shown()
    {
        var response = await DryRun(Sample.SuggestedOrder());
        Assert.That(response["would_answer"], Is.EqualTo("201"));
        var entry = response.Json["job_planning"]!.AsArray().Single()!;
        Assert.That(entry["user_id"]!.ToString(), Is.EqualTo("de300000-0009-8000-8000-000000000007"));
        Assert.That(entry["date_to"]!.GetValue<DateTimeOffset>() - entry["date_from"]!.GetValue<DateTimeOffset>(),
            Is.EqualTo(TimeSpan.FromMinutes(90)));
        Assert.That(response.Json["job"]!["id2"], Is.Null);
    }

    [TestCase("""{"name": null, "job_type_code": "REPAIRS"}""", "400", "/name required", "/job_type_code not_found")]
    [TestCase("""{"job_type_code": "REPAIRS", "suggested_user_code": "T09"}""", "422", "/job_type_code not_found",
        "/suggested_user_code user_archived")]
    [TestCase("""{"skill": {"code": "NEW"}, "job_status_code": "Planned"}""", "422", "/skill/name required",
        "/job_status_code status_not_settable")]
    public async Task A_refusal_lists_every_problem(string fields, string wouldAnswer, params string[] problems)
    {
        var response = await DryRun(Sample.Order().With(fields));
        Assert.That(response["would_answer"], Is.EqualTo(wouldAnswer));
        Assert.That(response.Problems, Is.EquivalentTo(problems));
        Assert.That(Reference(response, "/project_reference_back_office")["outcome"]!.ToString(), Is.EqualTo("exists"),
            "Resolved references are listed in a refusal too.");
        Assert.That(response.Json["job"], Is.Null);
    }

    [Test]
    public async Task A_conflict_is_reported()
    {
        var existing = await _tenant.Post(Sample.Order());
        var response = await DryRun(Sample.Order().With("reference_back_office", existing["reference_back_office"]));
        Assert.That(response["would_answer"], Is.EqualTo("409"));
        Assert.That(response.Json["errors"]![0]!["existing"]!.ToString(), Is.EqualTo(existing["id"]));
    }

    [Test]
    public async Task A_dry_run_uses_no_order_number()
    {
        var first = await _tenant.Post(Sample.Order());
        for (var i = 0; i < 3; i++)
        {
            await DryRun(Sample.Order());
        }
        var next = await _tenant.Post(Sample.Order());
        Assert.That(int.Parse(next["id2"]!), Is.EqualTo(int.Parse(first["id2"]!) + 1));

        using var untouched = await TestTenant.Create();
        await untouched.Post(Sample.Order(), "?dry_run=true");
        Assert.That(await untouched.Ask<int>("select count(*) from number_lease where tenant_id = @tenant and series = 'jobs'"), Is.Zero);
    }

    [Test]
    public async Task The_published_sample_gets_the_same_problems_as_a_post()
    {
        var sample = Sample.Example("page-sample.json");
        var response = await DryRun(sample);
        Assert.That(response["would_answer"], Is.EqualTo("422"));
        Assert.That(response.Problems, Is.EqualTo((await _tenant.Post(sample)).Problems));
    }

    private async Task<Answer> DryRun(JsonObject order)
    {
        var before = await _tenant.Snapshot();
        var response = await _tenant.Post(order, "?dry_run=true");
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.OK), response.Text);
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
        return response;
    }

    private static JsonNode Reference(Answer response, string pointer) =>
        response.Json["references"]!.AsArray().Single(reference => reference!["pointer"]!.ToString() == pointer)!;
}
