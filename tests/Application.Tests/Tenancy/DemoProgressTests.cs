using System.Globalization;
using WorkOrders.Infrastructure.Tenancy.Demo;

namespace WorkOrders.Application.Tests.Tenancy;

/// <summary>The commands of technicians in the demo tenant's week, whenever it is created.</summary>
public sealed class DemoProgressTests
{
    private static readonly DemoPlan Plan = DemoPlan.Read();
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    [TestCase("2026-11-30")]
    [TestCase("2026-10-19", Description = "before the clocks go back")]
    [TestCase("2027-03-22", Description = "before the clocks go forward")]
    public void At_any_time_of_two_weeks_commands_are_in_the_order_in_which_they_occurred_and_none_is_in_the_future(string monday)
    {
        var start = new DateTimeOffset(DateOnly.Parse(monday, CultureInfo.InvariantCulture).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        Assert.That(
            from hour in Enumerable.Range(0, 2 * 2 * 7 * 24)
            let calendar = new DemoCalendar(start.AddMinutes(30 * hour), Brussels)
            from order in new DemoProgress(calendar).Commands(Plan.Orders).GroupBy(command => command.Address.Key)
            let times = order.Select(command => command.Action!.OccurredAt!.Value).Prepend(calendar.PlannedAt).ToList()
            where times.Max() > calendar.Now || !times.Order().SequenceEqual(times)
            select $"{calendar.Now:s} {order.Key}", Is.Empty);
    }

    [TestCase("2026-11-30T00:00:00Z", "2026-11-30", "2026-11-30")]
    [TestCase("2026-12-04T22:59:00Z", "2026-11-30", "2026-12-04")]
    [TestCase("2026-12-04T23:00:00Z", "2026-12-07", "2026-12-07")]
    [TestCase("2026-12-06T22:59:00Z", "2026-12-07", "2026-12-07")]
    [TestCase("2027-03-28T00:59:00Z", "2027-03-29", "2027-03-29")]
    [TestCase("2027-03-28T22:00:00Z", "2027-03-29", "2027-03-29")]
    [TestCase("2026-10-25T01:30:00Z", "2026-10-26", "2026-10-26")]
    public void The_week_is_the_current_one_and_on_a_weekend_the_next_one(string now, string monday, string today)
    {
        var calendar = new DemoCalendar(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), Brussels);
        Assert.That($"{calendar.Date(1):yyyy-MM-dd} {calendar.Date(0):yyyy-MM-dd}", Is.EqualTo($"{monday} {today}"));
    }

    [Test]
    public void Times_of_day_stay_the_same_when_the_clocks_change()
    {
        var calendar = new DemoCalendar(new(2027, 3, 28, 12, 0, 0, TimeSpan.Zero), Brussels);
        Assert.That(calendar.PlannedAt, Is.EqualTo(new DateTimeOffset(2027, 3, 26, 14, 0, 0, TimeSpan.Zero)));
        Assert.That(calendar.At(new(1, new(8, 0))), Is.EqualTo(new DateTimeOffset(2027, 3, 29, 6, 0, 0, TimeSpan.Zero)));
    }
}
