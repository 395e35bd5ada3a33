using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>PUT and PATCH of a work order: what they change, and how they are answered.</summary>
public sealed class ChangeTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task A_patch_changes_the_given_fields_and_keeps_the_others()
    {
        var order = await _tenant.PostCreated(Sample.Order().With("description", "Cold").With("estimated_time", 45));
        Assert.That((order.Headers["ETag"], order["@odata.etag"], order.Headers["Result"]), Is.EqualTo(("W/\"1\"", "W/\"1\"", "created")));

        var changed = await _tenant.Change("PATCH", order.Url(), JsonNode.Parse("""
            {"name": "Still cold", "skill_code": "GAS", "estimated_time": 0, "id2": 1, "company_code": "X", "date_create": "2001-01-01"}
            """)!);

        Assert.That((changed["name"], changed["description"], changed["skill_code"], changed["estimated_time"]),
            Is.EqualTo(("Still cold", "Cold", "GAS", "0")));
        Assert.That((changed["id2"], changed["company_code"], changed["date_create"]),
            Is.EqualTo((order["id2"], order["company_code"], order["date_create"])), "The server sets these fields.");
        Assert.That(changed["date_update"], Is.Not.EqualTo(order["date_update"]));
        Assert.That((changed.Headers["ETag"], changed["@odata.etag"]), Is.EqualTo(("W/\"2\"", "W/\"2\"")));
        Assert.That(changed.Headers["Vary"], Does.Contain("Prefer"));
        Assert.That((await _tenant.Get(order["id"]!)).Text, Is.EqualTo(changed.Text));
        Assert.That(changed.Json.AsObject().Select(field => field.Key).Take(2), Is.EqualTo(new[] { "@odata.context", "@odata.etag" }));
    }

    [TestCase("null")]
    [TestCase("\"\"")]
    [TestCase("\"  \"")]
    public async Task Null_and_values_that_mean_nothing_clear_a_field(string nothing)
    {
        var order = await _tenant.PostCreated(Sample.Order().With("description", "Cold").With("skill_code", "GAS")
            .With("due_date", "2030-01-01T00:00:00Z"));
        var date = nothing == "null" ? nothing : "\"1980-01-01\"";
        var changed = await _tenant.Change("PATCH", order.Url(), JsonNode.Parse(
            $$"""{"description": {{nothing}}, "skill_code": {{nothing}}, "due_date": {{date}}}""")!);
        Assert.That(new[] { changed["description"], changed["skill_id"], changed["due_date"] }, Is.All.Null);
    }

    [TestCase("PATCH")]
    [TestCase("PUT")]
    public async Task A_request_that_changes_nothing_writes_nothing(string method)
    {
        var body = Suggested();
        var order = await _tenant.PostCreated(body);
        var before = await _tenant.Snapshot();
        var unchanged = await _tenant.Change(method, order.Url(), body, "unchanged");
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
        Assert.That(unchanged.Text, Is.EqualTo((await _tenant.Get(order["id"]!)).Text));
        Assert.That(unchanged.Headers["ETag"], Is.EqualTo("W/\"1\""));

        var echo = JsonNode.Parse((await _tenant.Get(order["id"]!)).Text)!;
        await _tenant.Change(method, order.Url(), echo, "unchanged");
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before), "A response that is sent back changes nothing either.");
    }

    [Test]
    public async Task A_put_clears_what_it_omits()
    {
        await _tenant.Send("PATCH", "/api/JobPriority(code='LOW')", new JsonObject { ["is_default"] = true });
        var order = await _tenant.PostCreated(Sample.Order().With("description", "Cold").With("skill_code", "GAS")
            .With("job_priority_code", "HIGH").With("customer_reference", "PO-1"));
        var changed = await _tenant.Change("PUT", order.Url(), Sample.Order()
            .With("reference_back_office", order["reference_back_office"]).With("customer_reference", "PO-2"));
        Assert.That((changed["description"], changed["skill_code"], changed["customer_reference"]),
            Is.EqualTo(((string?)null, (string?)null, "PO-2")));
        Assert.That(changed["job_priority_code"], Is.EqualTo("LOW"), "An order without a priority gets the default.");
        Assert.That((changed["date_create"], changed["id2"]), Is.EqualTo((order["date_create"], order["id2"])));
    }

    [Test]
    public async Task A_put_without_required_fields_is_refused()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        await _tenant.Refused("PUT", order.Url(), new JsonObject { ["description"] = "x" }, 400,
            "/name required", "/project required", "/job_type required", "/job_status_code required");
        await _tenant.Refused("PATCH", order.Url(), new JsonObject { ["name"] = null, ["job_type_code"] = "" }, 400,
            "/name required", "/job_type required");
    }

    [Test]
    public async Task The_answer_contains_only_the_id_if_the_client_prefers_it()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var changed = await _tenant.Change(
            "PATCH", order.Url(), new JsonObject { ["name"] = "New" }, "updated", "Prefer: return=minimal");
        Assert.That(changed.Text, Does.EndWith($$"""#Jobs(id)/$entity","id":"{{order["id"]}}"}"""));
        Assert.That((changed.Headers["ETag"], changed.Headers["Preference-Applied"]), Is.EqualTo(("W/\"2\"", "return=minimal")));
    }

    [Test]
    public async Task A_merge_patch_is_accepted_and_other_media_types_are_not()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var patch = new StringContent("""{"name":"New"}""", Encoding.UTF8, "application/merge-patch+json");
        Assert.That((await _tenant.Send(HttpMethod.Patch, order.Url(), patch))["name"], Is.EqualTo("New"));
        var jsonPatch = new StringContent("[]", Encoding.UTF8, "application/json-patch+json");
        var refused = await _tenant.Send(HttpMethod.Patch, order.Url(), jsonPatch);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(refused.Headers["Accept-Patch"], Does.Contain("application/merge-patch+json"));
    }

    [Test]
    public async Task Embedded_objects_are_created_with_the_change_or_not_at_all()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var changed = await _tenant.Change("PATCH", order.Url(), JsonNode.Parse("""
            {"skill": {"code": "SK-NEW", "name": "New"}, "_parent_job": {"reference_back_office": "PARENT-NEW", "name": "Parent",
             "project_reference_back_office": "EQ-10023", "job_type_code": "REPAIR", "job_status_code": "Open"}}
            """)!);
        Assert.That((changed["skill_code"], changed["_parent_jobs_reference_back_office"]), Is.EqualTo(("SK-NEW", "PARENT-NEW")));

        await _tenant.Refused("PATCH", order.Url(), JsonNode.Parse("""
            {"skill": {"code": "SK-OTHER", "name": "Other"}, "job_type_code": "NONE"}
            """), 422, "/job_type_code not_found");
        await _tenant.Refused("PATCH", order.Url() + "?on_missing=error", JsonNode.Parse("""
            {"skill": {"code": "SK-OTHER", "name": "Other"}}
            """), 422, "/skill/code not_found");
    }

    [Test]
    public async Task A_dry_run_reports_the_changes_and_writes_nothing()
    {
        var order = await _tenant.PostCreated(Suggested("T08", hours: 100));
        var before = await _tenant.Snapshot();
        var report = await _tenant.Send("PATCH", order.Url() + "?dry_run=true", JsonNode.Parse("""
            {"name": "New", "skill": {"code": "SK-DRY", "name": "Dry"}, "estimated_time": 30}
            """));
        Assert.That((report["would_answer"], report["result"]), Is.EqualTo(("200", "updated")), report.Text);
        Assert.That(report.Json["changes"]!.AsArray().Select(change => change!["field"]!.ToString()),
            Is.EquivalentTo(new[] { "name", "skill_id", "estimated_time", "date_update" }));
        Assert.That((report.Json["job"]!["name"]!.ToString(), report.Json["job"]!["job_type_code"]!.ToString()),
            Is.EqualTo(("New", "REPAIR")));
        Assert.That(report.Json["job"]!["job_planning"]![0]!["date_to"]!.ToString(),
            Is.EqualTo(OrderRequests.Start.AddHours(100).AddMinutes(30).Wire()));
        var refused = await _tenant.Send("PATCH", order.Url() + "?dry_run=true", new JsonObject { ["job_status_code"] = "Completed" });
        Assert.That((refused["would_answer"], refused["result"]), Is.EqualTo(("409", (string?)null)));
        Assert.That(refused.Problems, Is.EqualTo(new[] { "/job_status_code status_transition" }));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    private static JsonObject Suggested(string technician = "T07", double hours = 0) => OrderRequests.Suggested(technician, hours);
}
