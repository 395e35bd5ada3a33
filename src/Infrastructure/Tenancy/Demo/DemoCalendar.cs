namespace WorkOrders.Infrastructure.Tenancy.Demo;

/// <summary>
/// The working week in which the demo tenant is created: the current one from Monday to Friday, and the next one on a weekend.
/// </summary>
/// <param name="now">The current time.</param>
/// <param name="zone">The time zone of the tenant.</param>
internal sealed class DemoCalendar(DateTimeOffset now, TimeZoneInfo zone)
{
    private const int WeekLength = 7;

    private readonly DateOnly _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    /// <summary>The current time.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>When the week was planned (UTC): on the Friday before.</summary>
    public DateTimeOffset PlannedAt => At(new(-2, new(15, 0)));

    /// <summary>Returns the date of a day.</summary>
    /// <param name="day">The day: 1 for Monday, 0 for today.</param>
    public DateOnly Date(int day)
    {
        // From 0 for Monday to 6 for Sunday.
        var weekday = ((int)_today.DayOfWeek + WeekLength - 1) % WeekLength;
        var isWeekend = weekday > 4;
        var monday = _today.AddDays(isWeekend ? WeekLength - weekday : -weekday);
        return day != 0 ? monday.AddDays(day - 1) : isWeekend ? monday : _today;
    }

    /// <summary>Returns whether a time is on the current date.</summary>
    public bool IsToday(DemoTime time) => Date(time.Day) == _today;

    /// <summary>Returns a point in time (UTC).</summary>
    public DateTimeOffset At(DemoTime time) => new(TimeZoneInfo.ConvertTimeToUtc(Date(time.Day).ToDateTime(time.Time), zone));
}
