using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.MasterData;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>Plans for many orders, through <c>api/Planning/Propose</c>.</summary>
public sealed class ProposalTests
{
    private const string Monday = "\"from\":\"2094-03-01\",\"to\":\"2094-03-02\"";

    private PlanningTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await PlanningTenant.Create();

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task Orders_are_suggested_to_technicians_with_the_causes_of_the_cost()
    {
        foreach (var key in new[] { "A", "B", "C" })
        {
            await _tenant.Order(key, "\"job_status_code\":\"Open\",\"estimated_time\":240");
        }
        var proposed = await Propose($$"""{"jobs":["A","B","C"],"users":["T05","T06"],"seconds":1,{{Monday}}}""");
        Assert.That(proposed.Status, Is.EqualTo(HttpStatusCode.OK), proposed.Text);
        Assert.That(proposed.Json["unplanned"]!.AsArray(), Is.Empty, proposed.Text);
        var planned = proposed.Json["planned"]!.AsArray();
        Assert.That(planned.Select(each => (string?)each!["order"]), Is.EquivalentTo(["A", "B", "C"]));
        foreach (var each in planned)
        {
            var cost = each!["cost"]!.AsObject();
            Assert.That(cost.Where(term => term.Key != "total").Sum(term => (double)term.Value!),
                Is.EqualTo((double)cost["total"]!).Within(0.01));
            var order = await _tenant.Read((string)each["order"]!);
            Assert.That(order["job_status_code"], Is.EqualTo("Suggested"));
            Assert.That(order["suggested_user_code"], Is.EqualTo((string?)each["user"]));
            var entry = order.Json["job_planning"]!.AsArray().Single()!;
            Assert.That(((bool)entry["is_firm"]!, (string?)entry["date_from"]), Is.EqualTo((false, (string?)each["date_from"])));
        }
    }

    [Test]
    public async Task Proposing_again_replaces_what_was_proposed()
    {
        await _tenant.Order("A");
        await Propose($$"""{"jobs":["A"],"users":["T05"],"seconds":1,{{Monday}}}""");
        var again = await Propose($$"""{"jobs":["A"],"users":["T06"],"seconds":1,{{Monday}}}""");
        Assert.That((string?)again.Json["planned"]![0]!["user"], Is.EqualTo("T06"), again.Text);
        var order = await _tenant.Read("A");
        Assert.That(order.Json["job_planning"]!.AsArray().Select(entry => (string?)entry!["user_code"]), Is.EqualTo(["T06"]), order.Text);
    }

    [Test]
    public async Task Proposing_again_withdraws_suggestions_that_no_longer_fit()
    {
        await _tenant.Order("A", "\"estimated_time\":240");
        await _tenant.Order("B", "\"estimated_time\":240");
        const string both = $$"""{"jobs":["A","B"],"users":["T05"],"seconds":1,{{Monday}}}""";
        Assert.That((await Propose(both)).Json["unplanned"]!.AsArray(), Is.Empty);
        await _tenant.Send(HttpMethod.Patch, "/api/Jobs(reference_back_office='A')", """{"estimated_time":480}""");
        var again = await Propose(both);
        var dropped = again.Json["unplanned"]!.AsArray().Single()!;
        Assert.That((bool)dropped["suggestion_withdrawn"]!, Is.True, again.Text);
        var order = await _tenant.Read((string)dropped["order"]!);
        Assert.That((order["job_status_code"], order["suggested_user_id"], order["suggested_date_start"]),
            Is.EqualTo(("ToBePlanned", (string?)null, (string?)null)), order.Text);
        Assert.That(order.Json["job_planning"]!.AsArray(), Is.Empty, order.Text);
    }

    [Test]
    public async Task Every_order_that_is_not_planned_has_a_reason()
    {
        await _tenant.Skill("T07", "HEIGHT");
        await _tenant.Order("Planned");
        await _tenant.Planned("Planned", "T06", "2094-03-08T09:00:00Z");
        await _tenant.Order("Canceled", "\"job_status_code\":\"Canceled\"");
        await _tenant.Order("Skilled", "\"skill_code\":\"HEIGHT\"");
        await _tenant.Order("Long", "\"estimated_time\":600");
        await _tenant.Order("First", "\"estimated_time\":540");
        await _tenant.Order("Second", "\"estimated_time\":540");
        var proposed = await Propose(
            $$"""{"jobs":["Planned","Canceled","Skilled","Long","First","Second"],"users":["T05"],"seconds":1,{{Monday}}}""");
        var reasons = proposed.Json["unplanned"]!.AsArray().ToDictionary(each => (string)each!["order"]!, each => (string)each!["code"]!);
        Assert.That(reasons.Remove("First", out var reason) || reasons.Remove("Second", out reason), Is.True, proposed.Text);
        Assert.That(reason, Is.EqualTo("no_time_left"));
        Assert.That(reasons, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["Planned"] = "already_planned",
            ["Canceled"] = "not_plannable",
            ["Skilled"] = "no_technician",
            ["Long"] = "no_time",
        }), proposed.Text);
        Assert.That((await _tenant.Read("Planned")).Json["job_planning"]![0]!["is_firm"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task A_filter_selects_orders()
    {
        await _tenant.Order("P1");
        await _tenant.Order("P2");
        await _tenant.Order("Other");
        var proposed = await Propose(
            $$"""{"filter":"startswith(reference_back_office,'P') and job_status_code eq 'ToBePlanned'","seconds":1,{{Monday}}}""");
        Assert.That(proposed.Status, Is.EqualTo(HttpStatusCode.OK), proposed.Text);
        Assert.That(
            proposed.Json["planned"]!.AsArray().Select(each => (string?)each!["order"]), Is.EquivalentTo(["P1", "P2"]), proposed.Text);
        Assert.That(await _tenant.Status("Other"), Is.EqualTo("ToBePlanned"));
    }

    [Test]
    public async Task A_run_in_the_background_can_be_stopped_and_keeps_the_best_plan()
    {
        await _tenant.Order("A");
        await _tenant.Order("B");
        var started = await Propose($$"""{"jobs":["A","B"],"seconds":300,{{Monday}}}""", "respond-async");
        Assert.That(started.Status, Is.EqualTo(HttpStatusCode.Accepted), started.Text);
        Assert.That((started["state"], started.Json["planned"]), Is.EqualTo(("running", (JsonNode?)null)), started.Text);
        var url = new Uri(started.Headers["Location"]).AbsolutePath;
        await Until(url, run => (long)run.Json["progress"]!["iterations"]! > 0);
        var stopped = await _tenant.Send(HttpMethod.Delete, url);
        Assert.That(stopped.Status, Is.EqualTo(HttpStatusCode.Accepted), stopped.Text);
        var run = await Until(url, run => run["state"] != "running");
        Assert.That(run["state"], Is.EqualTo("completed"), run.Text);
        Assert.That(run.Json["planned"]!.AsArray().Select(each => (string?)each!["order"]), Is.EquivalentTo(["A", "B"]));
        Assert.That(await _tenant.Status("A"), Is.EqualTo("Suggested"));
        Assert.That((await _tenant.Send(HttpMethod.Delete, url)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_run_without_heartbeat_is_interrupted()
    {
        var id = Guid.CreateVersion7();
        await _tenant.Tenant.Run($"""
            insert into planning_proposal (tenant_id, id, seconds, modified_dateutc)
            values ('{_tenant.Tenant.Id}', '{id}', 10, now() - interval '1 minute')
            """);
        var run = await _tenant.Send(HttpMethod.Get, $"/api/Planning/Proposals({id})");
        Assert.That(run["state"], Is.EqualTo("interrupted"), run.Text);
        Assert.That((await _tenant.Send(HttpMethod.Get, $"/api/Planning/Proposals({Guid.CreateVersion7()})")).Status,
            Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("{}", 400, "/jobs required", "/from required", "/to required")]
    [TestCase("""{"jobs":["A"],"filter":"true","from":"2094-03-01","to":"2094-03-02"}""", 400, "/jobs contradiction")]
    [TestCase("""{"jobs":[],"from":"2094-03-01","to":"2094-03-02"}""", 400, "/jobs out_of_range")]
    [TestCase("""{"jobs":["A"],"from":"2094-03-02","to":"2094-03-01"}""", 400, "/to out_of_range")]
    [TestCase("""{"jobs":["A"],"from":"2001-03-01","to":"2001-03-02"}""", 400, "/to out_of_range")]
    [TestCase("""{"jobs":["A"],"from":"2094-03-01","to":"2094-03-16"}""", 400, "/to out_of_range")]
    [TestCase("""{"jobs":["A"],"from":"9999-12-30","to":"9999-12-31"}""", 400, "/to out_of_range")]
    [TestCase("""{"jobs":["A"],"from":"2094-03-01","to":"2094-03-02","seconds":0}""", 400, "/seconds out_of_range")]
    [TestCase("""{"jobs":["A"],"from":"2094-03-01","to":"2094-03-02","users":[]}""", 400, "/users too_few")]
    [TestCase("""{"filter":"job_status_code eq","from":"2094-03-01","to":"2094-03-02"}""", 400, "/filter invalid_query")]
    [TestCase(
        """{"jobs":["A","?"],"from":"2094-03-01","to":"2094-03-02","users":["T05","?"]}""", 422, "/jobs/1 not_found", "/users/1 not_found")]
    public async Task Bad_messages_are_refused(string message, int status, params string[] problems)
    {
        await _tenant.Order("A");
        var refused = await Propose(message);
        Assert.That((int)refused.Status, Is.EqualTo(status), refused.Text);
        Assert.That(refused.Problems, Is.EquivalentTo(problems), refused.Text);
        Assert.That(await _tenant.Status("A"), Is.EqualTo("ToBePlanned"));
    }

    [Test]
    public async Task A_dry_run_returns_the_plan_and_stores_nothing()
    {
        await _tenant.Order("A");
        var planned = await Send("?dry_run=true", []);
        Assert.That((string?)planned.Json["planned"]![0]!["order"], Is.EqualTo("A"), planned.Text);
        Assert.That(await _tenant.Status("A"), Is.EqualTo("ToBePlanned"));
        foreach (var refused in new[] { await Send("?dry_run=true", ["Prefer: respond-async"]), await Send("?force=true", []) })
        {
            Assert.That(refused.Problems, Is.EqualTo([" bad_parameter"]), refused.Text);
        }

        Task<Answer> Send(string query, string[] headers) => _tenant.Tenant.Call(
            HttpMethod.Post, $"/api/Planning/Propose{query}", JsonNode.Parse($$"""{"jobs":["A"],"seconds":1,{{Monday}}}"""), headers);
    }

    [Test]
    public async Task A_filter_that_selects_nothing_is_a_warning()
    {
        var proposed = await Propose($$"""{"filter":"name eq 'unknown'","users":["T05"],"seconds":300,{{Monday}}}""");
        Assert.That(proposed.Warnings, Is.EqualTo(["/filter nothing_selected"]), proposed.Text);
    }

    [Test]
    public async Task A_disabled_technician_is_refused()
    {
        await _tenant.Order("A");
        await _tenant.Send(HttpMethod.Patch, "/api/User(code='T05')", """{"disabled":true}""");
        var refused = await Propose($$"""{"jobs":["A"],"users":["T05"],{{Monday}}}""");
        Assert.That(refused.Problems, Is.EqualTo(["/users/0 user_disabled"]), refused.Text);
    }

    [Test]
    public async Task A_name_that_contains_NUL_is_refused()
    {
        var refused = await Propose($$"""{"jobs":["A\u0000"],"users":["T05","\u0000"],{{Monday}}}""");
        Assert.That(refused.Problems, Is.SupersetOf(["/jobs/0 nul_character", "/users/1 nul_character"]), refused.Text);
    }

    private Task<Answer> Propose(string message, string? preference = null) => _tenant.Tenant.Call(
        HttpMethod.Post, "/api/Planning/Propose", JsonNode.Parse(message), preference is null ? [] : [$"Prefer: {preference}"]);

    private async Task<Answer> Until(string url, Func<Answer, bool> condition)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var run = await _tenant.Send(HttpMethod.Get, url);
            if (condition(run))
            {
                return run;
            }
            await Task.Delay(100);
        }
        Assert.Fail($"The run {url} takes too long.");
        return null!;
    }
}
