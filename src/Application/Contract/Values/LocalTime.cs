using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Contract.Values;

/// <summary>A date and time with its offset or, without one, in a time zone.</summary>
/// <param name="local">The date and time.</param>
/// <param name="offset">The offset; null if the time zone applies.</param>
/// <param name="zone">The time zone.</param>
internal readonly ref struct LocalTime(DateTime local, TimeSpan? offset, TimeZoneInfo zone)
{
    /// <summary>
    /// The time in UTC, in ticks; may be out of range. A time that the time zone skips is the moment at which the clocks change, and of a
    /// time that occurs twice it is the first.
    /// </summary>
    public long UtcTicks => local.Ticks - Offset().Ticks;

    /// <summary>The last microsecond of the day, in ticks of UTC; may be out of range.</summary>
    public long EndOfDay() => local.Date == DateTime.MaxValue.Date
        ? DateTime.MaxValue.Ticks - Offset().Ticks
        : new LocalTime(local.Date.AddDays(1), offset, zone).UtcTicks - TimeSpan.TicksPerMicrosecond;

    private TimeSpan Offset() => offset ?? zone.OffsetAt(local);
}
