using System.Globalization;

namespace WorkOrders.Application.Requests;

/// <summary>The time as it is stored.</summary>
public static class Clock
{
    /// <summary>Now, in UTC, to the microsecond: what the database keeps of it.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => clock.GetUtcNow().ToMicroseconds();

    /// <summary>The moment as answers write it.</summary>
    public static string ToWire(this DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFK", CultureInfo.InvariantCulture);

    /// <summary>The moment in UTC, further digits cut off.</summary>
    public static DateTimeOffset ToMicroseconds(this DateTimeOffset moment)
    {
        var ticks = moment.UtcTicks;
        return new(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
