using System.Globalization;

namespace WorkOrders.Application.Requests;

/// <summary>Points in time in the precision of the database.</summary>
public static class Clock
{
    /// <summary>Returns the current time in UTC, in microseconds, which is the precision of the database.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => clock.GetUtcNow().ToMicroseconds();

    /// <summary>Returns the text of a point in time in responses.</summary>
    public static string ToWire(this DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFK", CultureInfo.InvariantCulture);

    /// <summary>Converts a point in time to UTC and truncates it to microseconds.</summary>
    public static DateTimeOffset ToMicroseconds(this DateTimeOffset moment)
    {
        var ticks = moment.UtcTicks;
        return new(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
