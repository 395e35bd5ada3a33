using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Board;

/// <summary>A day of a time zone; it has 23 or 25 hours when the clocks change.</summary>
/// <param name="Date">The date.</param>
/// <param name="Period">The day, from midnight to midnight.</param>
public sealed record BoardDay(DateOnly Date, Period Period)
{
    /// <summary>Returns the days that overlap a range, in order. A date that a time zone skips is not a day.</summary>
    /// <param name="range">The range.</param>
    /// <param name="zone">The time zone.</param>
    public static IEnumerable<BoardDay> Of(Period range, TimeZoneInfo zone)
    {
        for (var date = zone.DateOf(range.From); zone.At(date) < range.To; date = date.AddDays(1))
        {
            var day = zone.DayOf(date);
            if (day.Duration > TimeSpan.Zero)
            {
                yield return new(date, day);
            }
        }
    }
}
