using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>Planning, moving and deleting entries through <c>api/JobPlanning</c>.</summary>
public sealed class PlanningEntryTests
{
    private const string Monday = "2094-03-01T08:00:00Z";
    private PlanningTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await PlanningTenant.Create();

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task An_order_is_planned_for_the_length_of_its_estimate()
    {
        await _tenant.Order("A", "\"estimated_time\":90");
        var entry = await _tenant.Planned("A", "T05", Monday);
        Assert.That(
            (entry["date_to"], entry["is_firm"], entry["user_code"], entry["jobs_reference_back_office"], entry["is_locked"]),
            Is.EqualTo(("2094-03-01T09:30:00Z", "true", "T05", "A", "false")), entry.Text);
        var read = await _tenant.Send(HttpMethod.Get, $"/api/JobPlanning({entry["id"]})");
        Assert.That(JsonNode.DeepEquals(Fields(read), Fields(entry)), $"{read.Text} {entry.Text}");
        Assert.That(await _tenant.Status("A"), Is.EqualTo("Planned"));
    }

    [TestCase("Open", "Open → ToBePlanned|ToBePlanned → Planned", "Planned → Open")]
    [TestCase("Waiting", "Waiting → ToBePlanned|ToBePlanned → Planned", "Planned → Open|Open → Waiting")]
    [TestCase("Activated", "Activated → ToBePlanned|ToBePlanned → Planned", "Planned → Open|Open → Activated")]
    [TestCase("ToBePlanned", "ToBePlanned → Planned", "Planned → ToBePlanned")]
    [TestCase("Pooling", "Pooling → Planned", "Planned → Pooling")]
    public async Task The_status_follows_the_first_and_the_last_entry(string status, string there, string back)
    {
        await _tenant.Order("A", $"\"job_status_code\":\"{status}\"");
        var entry = await _tenant.Planned("A", "T05", Monday);
        Assert.That((await _tenant.StatusHistory("A")).Reverse(), Is.EqualTo(there.Split('|')));
        var second = await _tenant.Planned("A", "T06", Monday);
        await _tenant.Send(HttpMethod.Delete, $"/api/JobPlanning({entry["id"]})");
        Assert.That(await _tenant.Status("A"), Is.EqualTo("Planned"));
        var deleted = await _tenant.Send(HttpMethod.Delete, $"/api/JobPlanning({second["id"]})");
        Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.NoContent), deleted.Text);
        Assert.That((await _tenant.StatusHistory("A")).Reverse(), Is.EqualTo($"{there}|{back}".Split('|')));
        Assert.That(await _tenant.Status("A"), Is.EqualTo(status));
    }

    [Test]
    public async Task Planning_replaces_the_suggestion_and_deleting_the_plan_restores_it()
    {
        await _tenant.Order(
            "A", $"\"job_status_code\":\"Suggested\",\"suggested_user_code\":\"T06\",\"suggested_date_start\":\"{Monday}\"");
        var entry = await _tenant.Planned("A", "T05", Monday);
        var planned = await _tenant.Read("A");
        Assert.That(Entries(planned), Is.EqualTo(["T05 2094-03-01T08:00:00Z true"]), planned.Text);
        await _tenant.Send(HttpMethod.Delete, $"/api/JobPlanning({entry["id"]})");
        var suggested = await _tenant.Read("A");
        Assert.That(suggested["job_status_code"], Is.EqualTo("Suggested"));
        Assert.That(Entries(suggested), Is.EqualTo(["T06 2094-03-01T08:00:00Z false"]), suggested.Text);
    }

    [Test]
    public async Task A_clash_names_the_other_order_and_the_next_free_slots()
    {
        await _tenant.Order("A", "\"estimated_time\":120");
        await _tenant.Order("B", "\"estimated_time\":45,\"earliest_date_plannable\":\"2094-03-01T08:20:00Z\"");
        await _tenant.Planned("A", "T05", "2094-03-01T09:00:00Z");
        var refused = await _tenant.Plan("B", "T05", "2094-03-01T10:30:00Z", query: "?force=true");
        Assert.That((refused.Status, refused.Problems.Single()), Is.EqualTo((HttpStatusCode.Conflict, "/date_from booked")), refused.Text);
        var problem = refused.Problem("/date_from");
        Assert.That((string?)problem["clash"]!["order"], Is.EqualTo("A"));
        Assert.That((string?)problem["clash"]!["user"], Is.EqualTo("T05"));
        Assert.That((string?)problem["clash"]!["date_from"], Is.EqualTo("2094-03-01T09:00:00Z"));
        Assert.That((string?)problem["clash"]!["date_to"], Is.EqualTo("2094-03-01T11:00:00Z"));
        Assert.That((bool)problem["overridable"]!, Is.False);
        var slots = problem["free_slots"]!.AsArray().Select(slot => $"{slot!["date_from"]} {slot["date_to"]}").ToList();
        Assert.That(slots, Is.EqualTo(new[]
        {
            "2094-03-01T11:00:00Z 2094-03-01T11:45:00Z", "2094-03-01T11:45:00Z 2094-03-01T12:30:00Z",
            "2094-03-01T12:30:00Z 2094-03-01T13:15:00Z",
        }), refused.Text);
        var accepted = await _tenant.Plan("B", "T05", "2094-03-01T11:00:00Z");
        Assert.That(accepted.Status, Is.EqualTo(HttpStatusCode.Created), accepted.Text);
    }

    [Test]
    public async Task Each_broken_rule_is_a_problem_that_force_overrides_and_records()
    {
        await _tenant.Send(HttpMethod.Put, "/api/Skill(code='WELD')", """{"name":"Welding"}""");
        await _tenant.Send(HttpMethod.Post, "/api/UserUnavailability",
            """{"user_code":"T05","date_from":"2094-03-06T00:00:00Z","date_to":"2094-03-07T00:00:00Z"}""");
        await _tenant.Send(HttpMethod.Put, "/api/HolidayCalendar(code='H')", """{"name":"Holidays"}""");
        await _tenant.Send(HttpMethod.Put, "/api/Holiday(code='D')", """{"holiday_calendar_code":"H","date":"2094-03-06","name":"Day"}""");
        await _tenant.Send(HttpMethod.Patch, "/api/User(code='T05')", """{"holiday_calendar_code":"H"}""");
        await _tenant.Order("A", """
            "skill_code":"WELD","earliest_date_plannable":"2094-03-06T09:00:00Z","due_date":"2094-03-06T09:30:00Z"
            """);
        string[] codes = ["skill_missing", "before_window", "after_window", "outside_working_time", "holiday", "absent"];

        var refused = await _tenant.Plan("A", "T05", "2094-03-06T08:45:00Z");
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), refused.Text);
        Assert.That(refused.Problems.Select(problem => problem.Split(' ')[1]), Is.EquivalentTo(codes), refused.Text);
        Assert.That(refused.Json["errors"]!.AsArray().Select(problem => (bool)problem!["overridable"]!), Is.All.True);
        Assert.That(await _tenant.Status("A"), Is.EqualTo("ToBePlanned"));

        var forced = await _tenant.Plan("A", "T05", "2094-03-06T08:45:00Z", query: "?force=true");
        Assert.That(forced.Status, Is.EqualTo(HttpStatusCode.Created), forced.Text);
        Assert.That(forced["overridden"]!.Split(' '), Is.EquivalentTo(codes));
        Assert.That(forced.Warnings.Select(warning => warning.Split(' ')[1]), Is.EquivalentTo(codes), forced.Text);
        var history = await _tenant.Send(HttpMethod.Get, $"/api/JobPlanning({forced["id"]})/History");
        Assert.That(history.Text, Does.Contain("outside_working_time").And.Contain("\"changed_by\""), history.Text);
    }

    [TestCase("archived", "user_archived")]
    [TestCase("disabled", "user_disabled")]
    public async Task Technicians_who_are_not_active_are_never_planned(string flag, string code)
    {
        await _tenant.Order("A");
        await _tenant.Send(HttpMethod.Patch, "/api/User(code='T05')", $$"""{"{{flag}}":true}""");
        var refused = await _tenant.Plan("A", "T05", Monday, query: "?force=true");
        Assert.That(refused.Problems, Is.EqualTo([$"/user_code {code}"]), refused.Text);
        Assert.That((bool)refused.Problem("/user_code")["overridable"]!, Is.False);
    }

    [Test]
    public async Task An_entry_moves_and_keeps_its_length_is_resized_and_reassigned()
    {
        await _tenant.Order("A");
        var entry = await _tenant.Planned("A", "T05", Monday, "\"date_to\":\"2094-03-01T10:00:00Z\",\"customer_informed\":true");
        var moved = await _tenant.Change(entry, """{"date_from":"2094-03-02T09:00:00Z"}""");
        Assert.That((moved["date_from"], moved["date_to"]), Is.EqualTo(("2094-03-02T09:00:00Z", "2094-03-02T11:00:00Z")), moved.Text);
        Assert.That(moved["customer_informed"], Is.EqualTo("false"), "the customer does not know the new time");
        var resized = await _tenant.Change(entry, """{"date_to":"2094-03-02T09:30:00Z"}""");
        Assert.That((resized["date_from"], resized["date_to"]), Is.EqualTo(("2094-03-02T09:00:00Z", "2094-03-02T09:30:00Z")), resized.Text);
        var reassigned = await _tenant.Change(entry, """{"user_code":"T06"}""");
        Assert.That((reassigned["user_code"], reassigned["date_from"]), Is.EqualTo(("T06", "2094-03-02T09:00:00Z")), reassigned.Text);
        Assert.That(reassigned.Json["@odata.etag"]!.ToString(), Is.EqualTo("W/\"4\""));
        var unchanged = await _tenant.Change(entry, """{"user_code":"T06"}""");
        Assert.That(unchanged.Json["@odata.etag"]!.ToString(), Is.EqualTo("W/\"4\""), unchanged.Text);
        var empty = await _tenant.Change(entry, """{"date_to":"2094-03-02T09:00:00Z"}""");
        Assert.That(empty.Problems, Is.EqualTo(["/date_to ends_before_start"]), empty.Text);
    }

    [Test]
    public async Task A_locked_entry_is_neither_moved_nor_deleted()
    {
        await _tenant.Order("A");
        var entry = await _tenant.Planned("A", "T05", Monday, "\"is_locked\":true");
        var moved = await _tenant.Change(entry, """{"date_from":"2094-03-02T09:00:00Z"}""", "?force=true");
        Assert.That((moved.Status, moved.Problems.Single()), Is.EqualTo((HttpStatusCode.Conflict, "/is_locked locked")), moved.Text);
        var deleted = await _tenant.Send(HttpMethod.Delete, $"/api/JobPlanning({entry["id"]})?force=true");
        Assert.That((deleted.Status, deleted.Problems.Single()), Is.EqualTo((HttpStatusCode.Conflict, "/is_locked locked")), deleted.Text);
        await _tenant.Change(entry, """{"is_locked":false}""");
        moved = await _tenant.Change(entry, """{"date_from":"2094-03-02T09:00:00Z"}""");
        Assert.That(moved.Status, Is.EqualTo(HttpStatusCode.OK), moved.Text);
    }

    [Test]
    public async Task Entries_of_a_user_who_may_overlap_overlap()
    {
        await _tenant.Send(HttpMethod.Patch, "/api/User(code='T05')", """{"allow_overlap":true}""");
        await _tenant.Order("A");
        await _tenant.Order("B");
        await _tenant.Planned("A", "T05", Monday);
        await _tenant.Planned("B", "T05", Monday);
    }

    [Test]
    public async Task Bad_messages_are_refused_with_their_fields()
    {
        await _tenant.Order("A");
        var empty = await _tenant.Send(HttpMethod.Post, "/api/JobPlanning", "{}");
        Assert.That(empty.Problems, Is.EquivalentTo(
            ["/jobs_reference_back_office required", "/user_code required", "/date_from required"]), empty.Text);
        var unknown = await _tenant.Plan("B", "T99", Monday);
        Assert.That(unknown.Problems, Is.EquivalentTo(["/jobs_reference_back_office not_found", "/user_code not_found"]), unknown.Text);
        var missing = await _tenant.Send(HttpMethod.Patch, $"/api/JobPlanning({Guid.NewGuid()})", """{"is_locked":true}""");
        Assert.That(missing.Status, Is.EqualTo(HttpStatusCode.NotFound), missing.Text);
        var gone = await _tenant.Send(HttpMethod.Delete, $"/api/JobPlanning({Guid.NewGuid()})");
        Assert.That(gone.Status, Is.EqualTo(HttpStatusCode.NotFound), gone.Text);
        var late = await _tenant.Plan("A", "T05", "9999-12-31T23:30:00Z", query: "?force=true");
        Assert.That(late.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), late.Text);
        await _tenant.Send(HttpMethod.Post, "/api/Jobs(reference_back_office='A')/ChangeStatus", """{"job_status_code":"Canceled"}""");
        var canceled = await _tenant.Plan("A", "T05", Monday, query: "?force=true");
        Assert.That(canceled.Problems, Is.EqualTo(["/jobs_reference_back_office not_plannable"]), canceled.Text);
    }

    [Test]
    public async Task A_dry_run_shows_the_entry_and_stores_nothing()
    {
        await _tenant.Order("A");
        var before = await _tenant.Tenant.Snapshot();
        var report = await _tenant.Plan("A", "T05", Monday, query: "?dry_run=true");
        Assert.That((report["would_answer"], report["result"]), Is.EqualTo(("201", "created")), report.Text);
        Assert.That((string?)report.Json["job_planning"]![0]!["user_code"], Is.EqualTo("T05"), report.Text);
        Assert.That(await _tenant.Tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_id_that_exists_is_not_planned_again()
    {
        await _tenant.Order("A");
        var entry = await _tenant.Planned("A", "T05", Monday);
        var refused = await _tenant.Plan("A", "T06", Monday, $"\"id\":\"{entry["id"]}\"");
        Assert.That((refused.Status, refused.Problems.Single()), Is.EqualTo((HttpStatusCode.Conflict, "/id exists")), refused.Text);
    }

    [Test]
    public async Task The_id_of_an_entry_does_not_change()
    {
        await _tenant.Order("A");
        var entry = await _tenant.Planned("A", "T05", Monday);
        var refused = await _tenant.Change(entry, $$"""{"id":"{{Guid.NewGuid()}}","user_code":"T06"}""");
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest), refused.Text);
        Assert.That(refused.Problems, Is.EqualTo(["/id other_row"]), refused.Text);
    }

    [Test]
    public async Task A_stale_version_is_refused()
    {
        await _tenant.Order("A");
        var entry = await _tenant.Planned("A", "T05", Monday);
        await _tenant.Change(entry, """{"date_from":"2094-03-02T09:00:00Z"}""");
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/JobPlanning({entry["id"]})")
        {
            Content = new StringContent("""{"date_from":"2094-03-03T09:00:00Z"}""", null, "application/json"),
            Headers = { { "If-Match", "W/\"1\"" } },
        };
        using var response = await _tenant.Tenant.Http.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
    }

    private static IEnumerable<string> Entries(Answer order) => order.Json["job_planning"]!.AsArray()
        .Select(entry => $"{entry!["user_code"]} {entry["date_from"]} {entry["is_firm"]}");

    private static JsonObject Fields(Answer answer)
    {
        var fields = answer.Json.DeepClone().AsObject();
        fields.Remove("@odata.context");
        return fields;
    }
}
