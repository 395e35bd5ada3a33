using System.Net;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>Several changes of planning entries at once.</summary>
public sealed class ApplyPlanningTests
{
    private const string Monday = "2094-03-01T08:00:00Z";
    private PlanningTenant _tenant = null!;
    private Answer _first = null!;
    private Answer _second = null!;

    [SetUp]
    public async Task PlanTwoOrders()
    {
        _tenant = await PlanningTenant.Create();
        foreach (var order in new[] { "A", "B", "C" })
        {
            await _tenant.Order(order);
        }
        _first = await _tenant.Planned("A", "T05", Monday);
        _second = await _tenant.Planned("B", "T06", Monday);
    }

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task Two_technicians_are_swapped()
    {
        var swapped = await Apply(Change(_first, "\"user_code\":\"T06\""), Change(_second, "\"user_code\":\"T05\""));
        Assert.That(swapped.Status, Is.EqualTo(HttpStatusCode.OK), swapped.Text);
        Assert.That(Results(swapped), Is.EqualTo(["updated T06 2", "updated T05 2"]), swapped.Text);
        Assert.That((await _tenant.Send(HttpMethod.Get, $"/api/JobPlanning({_first["id"]})"))["user_code"], Is.EqualTo("T06"));
    }

    [Test]
    public async Task An_entry_is_created_where_others_move_away_or_are_deleted()
    {
        var applied = await Apply(
            $$$"""{"operation":"create","entry":{"jobs_reference_back_office":"C","user_code":"T05","date_from":"{{{Monday}}}"}}""",
            Change(_first, "\"date_from\":\"2094-03-01T09:00:00Z\""),
            $$$"""{"operation":"delete","version":1,"entry":{"id":"{{{_second["id"]}}}"}}""",
            $$$"""{"operation":"create","entry":{"jobs_reference_back_office":"C","user_code":"T06","date_from":"{{{Monday}}}"}}""");
        Assert.That(Results(applied), Is.EqualTo(["created T05 1", "updated T05 2", "deleted", "created T06 1"]), applied.Text);
        Assert.That(await _tenant.Status("B"), Is.EqualTo("ToBePlanned"));
        Assert.That(await _tenant.Status("C"), Is.EqualTo("Planned"));
    }

    [TestCase("", "created T01 1 T02 1 T03 1 T04 1", "/changes/0/entry/user_code team_planned")]
    [TestCase("\"with_team\":true,", "created T01 1 T02 1 T03 1 T04 1", "/changes/0/entry/user_code team_planned")]
    [TestCase("\"with_team\":false,", "created T01 1", null)]
    public async Task With_team_false_plans_the_leader_alone(string withTeam, string result, string? warning)
    {
        var entry = $$"""{"jobs_reference_back_office":"C","user_code":"T01","date_from":"{{Monday}}"}""";
        var applied = await Apply($$"""{"operation":"create",{{withTeam}}"entry":{{entry}}}""");
        Assert.That(Results(applied), Is.EqualTo([result]), applied.Text);
        Assert.That(applied.Json["value"]![0]!["warnings"]!.AsArray().Select(each => $"{each!["pointer"]} {each["code"]}"),
            Is.EqualTo(warning is null ? [] : new[] { warning }), applied.Text);
    }

    [TestCase("change", true)]
    [TestCase("delete", false)]
    public async Task With_team_is_refused_with_another_operation_than_create(string operation, bool withTeam)
    {
        var sent = withTeam ? "true" : "false";
        var refused = await Apply($$$"""{"operation":"{{{operation}}}","with_team":{{{sent}}},"entry":{"id":"{{{_first["id"]}}}"}}""");
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest), refused.Text);
        Assert.That(refused.Problems, Is.EqualTo(["/changes/0/with_team contradiction"]), refused.Text);
        Assert.That(refused.Json["errors"]![0]!["message"]!.ToString(),
            Is.EqualTo($"\"with_team\" applies only to the operation create; received it with \"{operation}\"."));
    }

    [Test]
    public async Task One_refused_change_refuses_all_and_a_dry_run_shows_which()
    {
        var before = await _tenant.Tenant.Snapshot();
        string[] changes =
        [
            Change(_first, "\"date_from\":\"2094-03-01T09:00:00Z\""),
            $$$"""{"operation":"change","version":7,"entry":{"id":"{{{_second["id"]}}}","date_from":"2094-03-01T10:00:00Z"}}""",
            $$$"""{"operation":"create","entry":{"jobs_reference_back_office":"C","user_code":"T05","date_from":"2094-03-01T09:30:00Z"}}""",
        ];
        var refused = await Apply(changes);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.PreconditionFailed), refused.Text);
        Assert.That(refused.Problems, Is.EquivalentTo(
            ["/changes/1/entry precondition_failed", "/changes/0/entry/date_from booked", "/changes/2/entry/date_from booked"]),
            refused.Text);
        var report = await Send("?dry_run=true", changes);
        Assert.That((report.Status, report["would_answer"]), Is.EqualTo((HttpStatusCode.OK, "412")), report.Text);
        Assert.That(Results(report), Is.EqualTo(["refused", "refused", "refused"]), report.Text);
        Assert.That(await _tenant.Tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task Two_changes_of_one_entry_are_refused()
    {
        var refused = await Apply(Change(_first, "\"user_code\":\"T07\""), Change(_first, "\"is_locked\":true"));
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest), refused.Text);
        Assert.That(refused.Problems, Is.EqualTo(["/changes/1/entry/id duplicate"]), refused.Text);
    }

    [TestCase("\"is_locked\":true", 0)]
    [TestCase("\"is_locked\":true", 1)]
    [TestCase("\"customer_informed\":true", 1)]
    public async Task A_mark_of_a_suggestion_that_the_same_request_replaces_is_refused(string mark, int index)
    {
        await _tenant.Order(
            "S", $"\"job_status_code\":\"Suggested\",\"suggested_user_code\":\"T07\",\"suggested_date_start\":\"{Monday}\"");
        var suggestion = (await _tenant.Read("S")).Json["job_planning"]![0]!["id"];
        List<string> changes =
            [$$$"""{"operation":"create","entry":{"jobs_reference_back_office":"S","user_code":"T08","date_from":"{{{Monday}}}"}}"""];
        changes.Insert(index, $$$"""{"operation":"change","entry":{"id":"{{{suggestion}}}",{{{mark}}}}}""");
        var refused = await Apply([.. changes]);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), refused.Text);
        Assert.That(refused.Problems, Is.EqualTo([$"/changes/{index}/entry/id contradiction"]), refused.Text);
    }

    [TestCase("""{"operation":"move","entry":{}}""", "/changes/0/operation unknown_value")]
    [TestCase("""{"entry":{"id":"00000000-0000-0000-0000-000000000001"}}""", "/changes/0/operation required")]
    [TestCase("""{"operation":"change","entry":{"is_locked":true}}""", "/changes/0/entry/id required")]
    [TestCase("""{"operation":"delete"}""", "/changes/0/entry/id required")]
    [TestCase("""{"operation":"delete","entry":{"id":"00000000-0000-0000-0000-000000000001"}}""", "/changes/0/entry not_found")]
    public async Task A_bad_change_is_refused(string change, string problem)
    {
        var refused = await Apply(change);
        Assert.That(refused.Problems, Does.Contain(problem), refused.Text);
        Assert.That((int)refused.Status, Is.InRange(400, 422));
    }

    [Test]
    public async Task An_empty_list_is_refused()
    {
        var refused = await Apply();
        Assert.That(refused.Problems, Is.EqualTo(["/changes required"]), refused.Text);
    }

    private static string Change(Answer entry, string fields) =>
        $$$"""{"operation":"change","version":1,"entry":{"id":"{{{entry["id"]}}}",{{{fields}}}}}""";

    private static IEnumerable<string> Results(Answer report) => report.Json["value"]!.AsArray().Select(verdict => string.Join(' ',
        new[] { verdict!["result"]!.ToString() }.Concat(
            verdict["entries"]!.AsArray().Select(entry => $"{entry!["user_code"]} {entry["version"]}"))));

    private Task<Answer> Apply(params string[] changes) => Send("", changes);

    private Task<Answer> Send(string query, IEnumerable<string> changes) => _tenant.Send(
        HttpMethod.Post, $"/api/Planning/Apply{query}", $$"""{"changes":[{{string.Join(',', changes)}}]}""");
}
