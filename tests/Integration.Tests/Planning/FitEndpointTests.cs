using System.Net;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>Where an order could be planned, through <c>api/Jobs(id)/Fit</c>.</summary>
public sealed class FitEndpointTests
{
    private PlanningTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await PlanningTenant.Create();

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task The_periods_of_a_day_are_listed_with_reasons()
    {
        await _tenant.Order("A", "\"due_date\":\"2094-03-01T16:00:00Z\"");
        await _tenant.Order("B", "\"estimated_time\":480");
        await _tenant.Planned("B", "T05", "2094-03-01T08:30:00Z");
        var fit = await Fit("?from=2094-03-01T06:00:00Z&to=2094-03-01T20:00:00Z");
        var technician = fit.Json["technicians"]!.AsArray().Single(each => (string?)each!["user"] == "T05")!;
        Assert.That(
            technician["periods"]!.AsArray().Select(period => string.Join(' ',
                new[] { period!["date_from"]!.ToString()[11..16], period["date_to"]!.ToString()[11..16], period["verdict"]!.ToString() }
                    .Concat(period["reasons"]!.AsArray().Select(reason => reason!.ToString())))),
            Is.EqualTo([
                "06:00 08:00 override outside_working_time", "08:00 08:30 override too_short", "08:30 16:00 no booked",
                "16:00 16:30 no after_window booked", "16:30 17:00 override after_window",
                "17:00 20:00 override after_window outside_working_time",
            ]), fit.Text);
    }

    [Test]
    public async Task An_order_fits_for_the_leader_of_a_team_where_all_members_are_free()
    {
        await _tenant.Order("A");
        await _tenant.Order("B", "\"estimated_time\":540");
        await _tenant.Planned("B", "T03", "2094-03-01T08:00:00Z");
        var fit = await Fit("?from=2094-03-01T08:00:00Z&to=2094-03-01T17:00:00Z");
        Assert.That(fit.Json["technicians"]!.AsArray().Where(each => (string?)each!["user"] is "T01" or "T02" or "T03")
            .Select(each => (string?)each!["periods"]![0]!["verdict"]), Is.EqualTo(["no", "fits", "no"]), fit.Text);
        Assert.That(fit.Json["technicians"]!.AsArray().Where(each => each!["alone"] is not null)
            .Select(each => $"{each!["user"]} {each["alone"]!["periods"]![0]!["verdict"]}"), Is.EqualTo(["T01 fits"]), fit.Text);
    }

    [TestCase("2094-03-01T11:45:00Z", true)]
    [TestCase("2094-03-01T12:30:00Z", false)]
    public async Task A_plan_warns_of_travel_exactly_where_the_time_for_it_is_too_short(string from, bool warns)
    {
        await PlanVisitAnHourAway();
        var fit = await Fit("?from=2094-03-01T08:00:00Z&to=2094-03-01T17:00:00Z");
        Assert.That(ShortTravel(fit), Is.EqualTo(["09:30 10:30", "11:30 12:30"]), fit.Text);
        var planned = await _tenant.Planned("A", "T05", from);
        Assert.That(planned.Warnings, Is.EqualTo(warns ? ["/date_from travel"] : Array.Empty<string>()), planned.Text);
    }

    [TestCase("08:00", "10:00", "09:30 10:00")]
    [TestCase("12:00", "17:00", "12:00 12:30")]
    public async Task Travel_to_or_from_a_visit_outside_the_range_counts(string from, string to, string expected)
    {
        await PlanVisitAnHourAway();
        var fit = await Fit($"?from=2094-03-01T{from}:00Z&to=2094-03-01T{to}:00Z");
        Assert.That(ShortTravel(fit), Is.EqualTo([expected]), fit.Text);
    }

    [Test]
    public async Task An_entry_can_be_moved_within_its_own_time_and_keeps_its_length()
    {
        await _tenant.Order("A", "\"estimated_time\":60");
        var entry = (await _tenant.Planned("A", "T05", "2094-03-01T12:00:00Z", "\"date_to\":\"2094-03-01T14:00:00Z\""))["id"];
        var fit = await Fit($"?from=2094-03-01T08:00:00Z&to=2094-03-01T17:00:00Z&entry={entry}");
        Assert.That(fit["minutes"], Is.EqualTo("120"));
        var technician = fit.Json["technicians"]!.AsArray().Single(each => (string?)each!["user"] == "T05")!;
        Assert.That(technician["periods"]!.AsArray().Select(period => (string?)period!["verdict"]), Is.EqualTo(["fits"]), fit.Text);
    }

    [TestCase("01a21e50-0000-7000-8000-000000000001", HttpStatusCode.UnprocessableEntity, "not_found")]
    [TestCase("B", HttpStatusCode.UnprocessableEntity, "not_found")]
    [TestCase("first", HttpStatusCode.BadRequest, "bad_parameter")]
    public async Task Something_else_than_an_entry_of_the_order_is_refused(string entry, HttpStatusCode status, string code)
    {
        await _tenant.Order("A");
        await _tenant.Order("B");
        var other = (await _tenant.Planned("B", "T05", "2094-03-01T12:00:00Z"))["id"];
        var refused = await Fit($"?from=2094-03-01&to=2094-03-02&entry={(entry == "B" ? other : entry)}");
        Assert.That(refused.Status, Is.EqualTo(status), refused.Text);
        Assert.That(refused.Json["errors"]![0]!["code"]!.ToString(), Is.EqualTo(code));
        Assert.That(refused.Json["errors"]![0]!["parameter"]!.ToString(), Is.EqualTo("entry"));
    }

    [TestCase("")]
    [TestCase("?from=2094-03-01&to=2094-03-01")]
    [TestCase("?from=2094-03-01&to=2027-06-01")]
    [TestCase("?from=yesterday&to=2027-06-01")]
    [TestCase("?from=2094-03-01&to=9999-12-31")]
    public async Task Bad_ranges_are_refused(string query)
    {
        await _tenant.Order("A");
        var refused = await Fit(query);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest), refused.Text);
        Assert.That(refused.Text, Does.Contain("\"parameter\":"), refused.Text);
    }

    [Test]
    public async Task An_unknown_order_is_not_found() =>
        Assert.That((await Fit("?from=2094-03-01&to=2094-03-02")).Status, Is.EqualTo(HttpStatusCode.NotFound));

    private static IEnumerable<string> ShortTravel(Answer fit) =>
        fit.Json["technicians"]!.AsArray().Single(each => (string?)each!["user"] == "T05")!["short_travel"]!.AsArray()
            .Select(part => $"{part!["date_from"]!.ToString()[11..16]} {part["date_to"]!.ToString()[11..16]}");

    /// <summary>Creates the orders A and B, an hour of travel apart, and plans B from 10:30 to 11:30.</summary>
    private async Task PlanVisitAnHourAway()
    {
        await _tenant.Order("A");
        await _tenant.Order("B");
        await _tenant.Tenant.Run("""
            update jobs set db_address_latitude_decimal = 51,
                db_address_longitude_decimal = case reference_back_office when 'A' then 4 else 4.548 end
            where tenant_id = @tenant
            """);
        await _tenant.Planned("B", "T05", "2094-03-01T10:30:00Z");
    }

    private Task<Answer> Fit(string query) => _tenant.Send(HttpMethod.Get, $"/api/Jobs(reference_back_office='A')/Fit{query}");
}
