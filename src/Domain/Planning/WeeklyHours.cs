namespace WorkOrders.Domain.Planning;

/// <summary>A period of one weekday in which a technician works, in the technician's time zone.</summary>
/// <param name="Weekday">The weekday on which the period begins: 1 for Monday to 7 for Sunday (ISO 8601).</param>
/// <param name="From">The start.</param>
/// <param name="To">The end, exclusive; on the next day if it is not later than the start.</param>
/// <param name="ValidFrom">The first date on which the period applies; null if it always did.</param>
/// <param name="ValidTo">The last date on which the period applies; null if it applies until further notice.</param>
public sealed record WeeklyHours(int Weekday, TimeOnly From, TimeOnly To, DateOnly? ValidFrom = null, DateOnly? ValidTo = null)
{
    /// <summary>Returns whether the period begins on a date.</summary>
    public bool BeginsOn(DateOnly date) =>
        Weekday == (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek) && !(date < ValidFrom) && !(date > ValidTo);

    /// <summary>Returns the period that begins on a date; empty if the clocks skip it.</summary>
    /// <param name="date">The date.</param>
    /// <param name="zone">The time zone.</param>
    public Period On(DateOnly date, TimeZoneInfo zone) => new(zone.At(date, From), zone.At(To > From ? date : date.AddDays(1), To));
}
