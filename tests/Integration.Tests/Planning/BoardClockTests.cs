using System.Text.Json.Nodes;
using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>A planning board in the weeks in which the clocks change.</summary>
public sealed class BoardClockTests
{
    [TestCase("Europe/Brussels", "2027-03-22", "2027-03-29", 167, "2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z", 7)]
    [TestCase("Europe/Brussels", "2027-10-25", "2027-11-01", 169, "2027-10-30T22:00:00Z", "2027-10-31T23:00:00Z", 9)]
    [TestCase("America/New_York", "2027-03-08", "2027-03-15", 167, "2027-03-14T05:00:00Z", "2027-03-15T04:00:00Z", 7)]
    [TestCase("America/New_York", "2027-11-01", "2027-11-08", 169, "2027-11-07T04:00:00Z", "2027-11-08T05:00:00Z", 9)]
    public async Task A_week_has_an_hour_less_or_more(
        string zone, string from, string to, int hours, string sunday, string monday, int night)
    {
        using var tenant = await TestTenant.Create(new TenantChange(TimeZone: zone));
        await tenant.Send("POST", "/api/WorkingTime", JsonNode.Parse(
            """{"user_code":"T07","weekday":6,"time_from":"22:00","time_to":"06:00"}"""));

        var board = await BoardCopy.Read(tenant, $"from={from}&to={to}&users=T07");
        var days = board.Json["days"]!.AsArray().Select(Duration).ToList();
        Assert.That(days, Has.Count.EqualTo(7));
        Assert.That(TimeSpan.FromTicks(days.Sum(day => day.Ticks)), Is.EqualTo(TimeSpan.FromHours(hours)));
        var last = board.Json["days"]![6]!;
        Assert.That(($"{last["date_from"]}", $"{last["date_to"]}"), Is.EqualTo((sunday, monday)));

        var technician = BoardCopy.Technician(board, "T07");
        var shift = technician["hours"]!.AsArray().Last();
        Assert.That(Duration(shift), Is.EqualTo(TimeSpan.FromHours(night)), "The night shift is in local time.");
        Assert.That((int)technician["load"]!["working_minutes"]!, Is.EqualTo((5 * 9 + night) * 60));
    }

    [Test]
    public async Task Days_are_those_of_the_tenant_and_hours_those_of_the_technician()
    {
        using var tenant = await TestTenant.Create(new TenantChange(TimeZone: "America/New_York"));
        await tenant.Send("PATCH", "/api/User(code='T07')", JsonNode.Parse("""{"time_zone":"Asia/Tokyo"}"""));
        var board = await BoardCopy.Read(tenant, "from=2027-03-15&to=2027-03-16&users=T07");
        Assert.That(board.Json["days"]!.ToJsonString(),
            Is.EqualTo("""[{"date":"2027-03-15","date_from":"2027-03-15T04:00:00Z","date_to":"2027-03-16T04:00:00Z"}]"""));
        // The day in New York begins in the afternoon of Tokyo.
        Assert.That(BoardCopy.Technician(board, "T07")["hours"]!.AsArray().Select(hours => $"{hours!["date_from"]}/{hours["date_to"]}"),
            Is.EqualTo(["2027-03-15T04:00:00Z/2027-03-15T08:00:00Z", "2027-03-15T23:00:00Z/2027-03-16T04:00:00Z"]));
    }

    [Test]
    public async Task A_day_can_begin_when_the_clocks_skip_midnight()
    {
        using var tenant = await TestTenant.Create(new TenantChange(TimeZone: "America/Sao_Paulo"));
        var board = await BoardCopy.Read(tenant, "from=2018-11-04&to=2018-11-05");
        Assert.That(board.Json["days"]!.ToJsonString(),
            Is.EqualTo("""[{"date":"2018-11-04","date_from":"2018-11-04T03:00:00Z","date_to":"2018-11-05T02:00:00Z"}]"""));
    }

    private static TimeSpan Duration(JsonNode? period) =>
        period!["date_to"]!.GetValue<DateTimeOffset>() - period["date_from"]!.GetValue<DateTimeOffset>();
}
