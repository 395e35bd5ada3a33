namespace WorkOrders.Domain.Planning;

/// <summary>Converts local times to UTC when clocks change.</summary>
public static class LocalClock
{
    /// <summary>
    /// Returns the offset of a local time from UTC. A time that the zone skips is the moment at which the clocks change, and of a time that
    /// occurs twice it is the first.
    /// </summary>
    /// <param name="zone">The time zone.</param>
    /// <param name="local">The local time.</param>
    public static TimeSpan OffsetAt(this TimeZoneInfo zone, DateTime local)
    {
        if (zone.IsAmbiguousTime(local))
        {
            return zone.GetAmbiguousTimeOffsets(local).Max();
        }
        if (!zone.IsInvalidTime(local))
        {
            return zone.GetUtcOffset(local);
        }
        var last = local;
        while (zone.IsInvalidTime(last))
        {
            last = new DateTime((last.Ticks - 1) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute);
        }
        // The clocks change a minute after the last time that is not skipped.
        return zone.GetUtcOffset(last) + (local - last.AddMinutes(1));
    }

    /// <summary>Returns the moment of a local time (UTC).</summary>
    /// <param name="zone">The time zone.</param>
    /// <param name="date">The local date.</param>
    /// <param name="time">The local time of day; midnight by default.</param>
    public static DateTimeOffset At(this TimeZoneInfo zone, DateOnly date, TimeOnly time = default)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, zone.OffsetAt(local)).ToUniversalTime();
    }

    /// <summary>Returns a day, from midnight to midnight; empty if the zone skips the date.</summary>
    public static Period DayOf(this TimeZoneInfo zone, DateOnly date) => new(zone.At(date), zone.At(date.AddDays(1)));

    /// <summary>Returns the local date of a moment.</summary>
    public static DateOnly DateOf(this TimeZoneInfo zone, DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
