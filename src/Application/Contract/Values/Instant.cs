using System.Text.RegularExpressions;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.Contract.Values;

/// <summary>
/// A moment as clients write it: ISO 8601 (RFC 3339), with <c>Z</c> or an offset, or without one in the tenant's time zone; a date alone is
/// its midnight.
/// Read to the microsecond; further digits are cut off.
/// </summary>
public static partial class Instant
{
    private const string Examples = "2026-12-01T08:30:00Z or 2026-12-01T08:30:00+01:00";

    /// <summary>The published API stores this where there is no date.</summary>
    private static readonly DateTime NoDate = new(1980, 1, 1);

    /// <summary>Reads a moment.</summary>
    /// <param name="text">The text received.</param>
    /// <param name="zone">The time zone of a time without an offset.</param>
    /// <param name="field">The field it is for.</param>
    /// <param name="moment">The moment in UTC; null where the text stands for no date (1980-01-01).</param>
    /// <returns>The problem; null when there is none.</returns>
    public static Problem? Read(ReadOnlySpan<char> text, TimeZoneInfo zone, Field field, out DateTimeOffset? moment)
    {
        moment = null;
        var reader = new InstantParser(text);
        if (!reader.TryReadLocal(out var local))
        {
            return NotADate(field, text, LocalFormat().IsMatch(text)
                ? " Its day and month cannot be told apart. If Excel changed the format, format the column as yyyy-mm-dd hh:mm."
                : "");
        }
        if (!reader.TryReadOffset(out var offset))
        {
            return NotADate(field, text, " Its offset from UTC must be Z or lie between -14:00 and +14:00.");
        }
        if (local == NoDate)
        {
            return null;
        }
        if (offset is { } given)
        {
            return ToUtc(local, given, field, text, out moment);
        }
        if (zone.IsInvalidTime(local))
        {
            TimeSpan[] offsets = [zone.GetUtcOffset(local.AddDays(-1)), zone.GetUtcOffset(local.AddDays(1))];
            return Ambiguous(local, offsets, field, text, $"does not exist in {zone.Id}");
        }
        return zone.IsAmbiguousTime(local)
            ? Ambiguous(local, zone.GetAmbiguousTimeOffsets(local), field, text, $"occurs twice in {zone.Id}")
            : ToUtc(local, zone.GetUtcOffset(local), field, text, out moment);
    }

    private static Problem? ToUtc(DateTime local, TimeSpan offset, Field field, ReadOnlySpan<char> text, out DateTimeOffset? moment)
    {
        moment = null;
        var ticks = local.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            var quoted = Truncation.Truncate(text.ToString());
            return FieldProblem.Create(field, "out_of_range",
                $"\"{field}\" must lie between 0001-01-01 and 9999-12-31 in UTC; received \"{quoted}\".", quoted);
        }
        // Clients that convert "no date" to their own time zone still mean no date.
        moment = ticks == NoDate.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero).ToMicroseconds();
        return null;
    }

    private static Problem NotADate(Field field, ReadOnlySpan<char> text, string advice)
    {
        var quoted = Truncation.Truncate(text.ToString());
        return FieldProblem.Create(field, "not_a_date",
            $"\"{field}\" must be a date and time such as {Examples}; received \"{quoted}\".{advice}", quoted);
    }

    private static Problem Ambiguous(DateTime local, TimeSpan[] offsets, Field field, ReadOnlySpan<char> text, string reason)
    {
        var choices = offsets.Order()
            .Select(offset => $"{local:yyyy-MM-ddTHH:mm:ss}{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}").ToArray();
        var quoted = Truncation.Truncate(text.ToString());
        return FieldProblem.Create(field, "ambiguous_time",
            $"\"{field}\" is \"{quoted}\", which {reason} because the clocks change; send {string.Join(" or ", choices)}.",
            quoted, choices);
    }

    /// <summary>A date in a local format: 1.12.2026, 12/1/26.</summary>
    [GeneratedRegex("^[0-9]{1,2}([./-])[0-9]{1,2}\\1([0-9]{2}|[0-9]{4})\\b")]
    private static partial Regex LocalFormat();
}
