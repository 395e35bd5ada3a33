using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>Technicians and times for an order, through <c>api/Jobs(id)/Suggestions</c>.</summary>
public sealed class SuggestionTests
{
    private const string Monday = "?from=2094-03-01T06:00:00Z&to=2094-03-01T20:00:00Z";

    private PlanningTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await PlanningTenant.Create();

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task A_suggestion_can_be_planned_and_names_its_rules_and_costs()
    {
        await _tenant.Order("A");
        var found = await Suggest(Monday + "&top=3");
        Assert.That(found.Status, Is.EqualTo(HttpStatusCode.OK), found.Text);
        var suggestions = found.Json["suggestions"]!.AsArray();
        Assert.That(suggestions, Has.Count.EqualTo(3));
        Assert.That(suggestions.Select(each => (double)each!["cost"]!["total"]!), Is.Ordered);
        foreach (var suggestion in suggestions)
        {
            var cost = suggestion!["cost"]!.AsObject();
            Assert.That(suggestion["rules"]!.AsArray().Select(rule => (bool)rule!["passed"]!), Is.EqualTo(Enumerable.Repeat(true, 10)));
            Assert.That(cost.Where(term => term.Key != "total").Sum(term => (double)term.Value!),
                Is.EqualTo((double)cost["total"]!).Within(0.01));
        }
        var first = suggestions[0]!;
        var planned = await _tenant.Planned("A", (string)first["user"]!, (string)first["date_from"]!);
        Assert.That(planned["date_to"], Is.EqualTo((string)first["date_to"]!));
    }

    [Test]
    public async Task The_same_request_returns_the_same_suggestions()
    {
        await _tenant.Order("A");
        Assert.That((await Suggest(Monday)).Text, Is.EqualTo((await Suggest(Monday)).Text));
    }

    [Test]
    public async Task Suggestions_do_not_overlap_planned_or_suggested_work()
    {
        await _tenant.Order("A", "\"estimated_time\":120");
        await _tenant.Order("B", "\"estimated_time\":180");
        await _tenant.Planned("B", "T05", "2094-03-01T08:00:00Z");
        await _tenant.Order("C", """
            "job_status_code":"Suggested","suggested_user_code":"T05","suggested_date_start":"2094-03-01T13:00:00Z"
            """);
        // 15 minutes of travel are assumed between places that are not known, if there is room for them.
        Assert.That(await StartsOf("T05"), Is.EquivalentTo(["2094-03-01T11:00:00Z", "2094-03-01T14:15:00Z"]));
    }

    [Test]
    public async Task A_technician_of_the_previous_visit_is_cheaper()
    {
        await _tenant.Order("Before");
        await _tenant.Planned("Before", "T07", "2094-02-22T09:00:00Z");
        await _tenant.Order("A");
        var found = await Suggest(Monday);
        Assert.That((string?)found.Json["suggestions"]![0]!["user"], Is.EqualTo("T07"), found.Text);
        Assert.That(CostsOf(found, "continuity").Where(each => each.Cost == 0).Select(each => each.User), Is.EqualTo(["T07"]));
    }

    [Test]
    public async Task Weights_are_settings_of_the_tenant()
    {
        _tenant.Dispose();
        _tenant = await PlanningTenant.Create(new(Costs: "continuity=0,priority=3"));
        await _tenant.Order("Before");
        await _tenant.Planned("Before", "T07", "2094-02-22T09:00:00Z");
        await _tenant.Order("A");
        var found = await Suggest(Monday);
        Assert.That(CostsOf(found, "continuity").Select(each => each.Cost), Is.All.Zero);
        // Work can begin at 08:00, two hours after the start of the range; with the last priority it has the weight 1.
        Assert.That(CostsOf(found, "priority").Min(each => each.Cost), Is.GreaterThanOrEqualTo(6), found.Text);
    }

    [Test]
    public async Task Excluded_technicians_list_the_required_changes()
    {
        await _tenant.Skill("T05", "HEIGHT");
        await _tenant.Order("A", "\"estimated_time\":120,\"skill_code\":\"HEIGHT\",\"due_date\":\"2094-03-01T13:30:00Z\"");
        await _tenant.Order("B", "\"estimated_time\":240");
        await _tenant.Planned("B", "T05", "2094-03-01T08:00:00Z");
        var excluded = (await Suggest(Monday)).Json["excluded"]!.AsArray();
        var busy = excluded.Single(each => (string?)each!["user"] == "T05")!;
        Assert.That((string?)busy["date_from"], Is.EqualTo("2094-03-01T12:00:00Z"));
        Assert.That(ChangesOf(busy), Is.EqualTo(["after_window Set due_date of the order to 2094-03-01T14:00:00Z."]));
        var unskilled = excluded.Single(each => (string?)each!["user"] == "T06")!;
        Assert.That(unskilled["rules"]!.AsArray().Where(rule => !(bool)rule!["passed"]!).Select(rule => (string?)rule!["code"]),
            Is.EqualTo(["skill_missing"]));
        Assert.That(ChangesOf(unskilled), Has.One.Items.And.All.Contains("Add the skill \"HEIGHT\" to T06"));
    }

    [Test]
    public async Task Work_that_is_late_anyway_is_suggested_early()
    {
        await _tenant.Order("A", "\"due_date\":\"2094-02-01T12:00:00Z\"");
        var found = await Suggest(Monday);
        var first = found.Json["suggestions"]![0]!;
        Assert.That((string?)first["date_from"], Is.EqualTo("2094-03-01T08:00:00Z"), found.Text);
        Assert.That((double)first["cost"]!["lateness"]!, Is.GreaterThan(1000));
        Assert.That(ChangesOf(first), Is.EqualTo(["after_window Set due_date of the order to 2094-03-01T09:00:00Z."]));
        Assert.That(found.Json["excluded"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_team_is_suggested_where_all_members_are_free()
    {
        await _tenant.Order("A");
        await _tenant.Order("B", "\"estimated_time\":540");
        await _tenant.Planned("B", "T03", "2094-03-01T08:00:00Z");
        var found = await Suggest(Monday + "&top=100");
        Assert.That(
            found.Json["suggestions"]!.AsArray().Select(each => (string?)each!["user"]), Does.Not.Contain("T01").And.Contain("T02"));
        var team = found.Json["excluded"]!.AsArray().Single(each => (string?)each!["user"] == "T01")!;
        Assert.That(team["team"]!.AsArray().Select(member => (string?)member), Is.EquivalentTo(["T02", "T03", "T04"]));
    }

    [TestCase("", "from")]
    [TestCase("?from=2094-03-01&to=2094-03-01", "to")]
    [TestCase("?from=2094-03-01&to=2095-03-01", "to")]
    [TestCase("?from=2001-03-01&to=2001-03-02", "to")]
    [TestCase("?from=2094-03-01&to=2094-03-02&top=0", "top")]
    [TestCase("?from=2094-03-01&to=2094-03-02&top=101", "top")]
    [TestCase("?from=2094-03-01&to=2094-03-02&top=ten", "top")]
    public async Task Bad_parameters_are_refused(string query, string parameter)
    {
        await _tenant.Order("A");
        var refused = await Suggest(query);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest), refused.Text);
        Assert.That(refused.Json["errors"]!.AsArray().Select(error => (string?)error!["parameter"]), Does.Contain(parameter));
    }

    [Test]
    public async Task An_unknown_order_is_not_found() =>
        Assert.That((await Suggest(Monday)).Status, Is.EqualTo(HttpStatusCode.NotFound));

    private Task<Answer> Suggest(string query) => _tenant.Send(HttpMethod.Get, $"/api/Jobs(reference_back_office='A')/Suggestions{query}");

    private async Task<IEnumerable<string?>> StartsOf(string user)
    {
        var found = await Suggest(Monday + "&top=100");
        return found.Json["suggestions"]!.AsArray().Where(each => (string?)each!["user"] == user)
            .Select(each => (string?)each!["date_from"]);
    }

    private static IEnumerable<(string User, double Cost)> CostsOf(Answer found, string term) =>
        found.Json["suggestions"]!.AsArray().Select(each => ((string)each!["user"]!, (double)each["cost"]![term]!));

    private static IEnumerable<string> ChangesOf(JsonNode suggestion) =>
        suggestion["changes"]!.AsArray().Select(change => $"{change!["code"]} {change["change"]}");
}
