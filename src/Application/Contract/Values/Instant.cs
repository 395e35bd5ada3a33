using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.Contract.Values;

/// <summary>
/// Reads a point in time in ISO 8601 format (RFC 3339), with <c>Z</c> or an offset. Without an offset, the time is in the tenant's time
/// zone; a date without a time means midnight, unless its field declares another <see cref="DayBoundary"/>. The precision is
/// microseconds; further digits are truncated.
/// </summary>
public static class Instant
{
    /// <summary>Reads a point in time of a query, where a date without a time is midnight, and no date means that there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">The time zone that applies if the text has no offset.</param>
    /// <param name="moment">The point in time in UTC.</param>
    /// <returns>Whether the text is a point in time that exists once in the time zone.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        moment = default;
        var parser = new InstantParser(InvisibleText.Trim(text), strict: false);
        if (!parser.TryReadLocal(out var local) || !parser.TryReadOffset(out var offset)
            || (offset is null && (zone.IsInvalidTime(local) || zone.IsAmbiguousTime(local))))
        {
            return false;
        }
        var ticks = new LocalTime(local, offset, zone).UtcTicks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }
        moment = new DateTimeOffset(ticks, TimeSpan.Zero).ToMicroseconds();
        return true;
    }

    /// <summary>Reads a point in time.</summary>
    /// <param name="received">The text received; not blank.</param>
    /// <param name="zone">The time zone that applies if the text has no offset.</param>
    /// <param name="strict">Whether only ISO 8601 is accepted; see <see cref="InstantParser"/> for the other formats.</param>
    /// <param name="field">The field that contains the text.</param>
    /// <param name="moment">The point in time in UTC; null if the text means that there is no date (<see cref="BlankDate"/>).</param>
    /// <returns>The problem; null if there is none.</returns>
    public static Problem? Read(
        ReadOnlySpan<char> received, TimeZoneInfo zone, bool strict, Field field, out DateTimeOffset? moment)
    {
        moment = null;
        var text = strict ? received : InvisibleText.Trim(received);
        if (BlankDate.IsZeros(text))
        {
            return null;
        }
        var parser = new InstantParser(text, strict);
        if (!parser.TryReadLocal(out var local))
        {
            return InstantProblem.NotADate(field, received, strict);
        }
        if (!parser.TryReadOffset(out var offset))
        {
            return InstantProblem.WrongOffset(field, received);
        }
        if (BlankDate.Is(local, field))
        {
            return null;
        }
        var isBoundary = parser.IsDateOnly && field.DateOnly is not null;
        if (offset is null && !isBoundary && InstantProblem.FindAmbiguity(field, received, local, zone) is { } ambiguity)
        {
            return ambiguity;
        }
        var start = new LocalTime(local, offset, zone);
        var ticks = isBoundary && field.DateOnly == DayBoundary.End ? start.EndOfDay() : start.UtcTicks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return InstantProblem.OutOfRange(field, received, "0001-01-01");
        }
        var utc = new DateTimeOffset(ticks, TimeSpan.Zero).ToMicroseconds();
        // Clients that convert "no date" to their own time zone still mean no date.
        if (BlankDate.Is(utc.UtcDateTime, field))
        {
            return null;
        }
        if (utc.UtcDateTime < field.MinDate)
        {
            return InstantProblem.OutOfRange(field, received, $"{field.MinDate:yyyy-MM-dd}");
        }
        moment = utc;
        return null;
    }
}
