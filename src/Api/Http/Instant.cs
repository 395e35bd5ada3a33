using System.Text.RegularExpressions;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Http;

/// <summary>
/// A moment as clients write it: ISO 8601 (RFC 3339), with <c>Z</c> or an offset, or without one in the tenant's zone; a date alone is its midnight.
/// Read to the microsecond; further digits are cut.
/// </summary>
internal static partial class Instant
{
    private const string Expected = "A date and time such as 2026-12-01T08:30:00Z or 2026-12-01T08:30:00+01:00 was expected.";

    /// <summary>What the published API stores where there is no date.</summary>
    private static readonly DateTime Nothing = new(1980, 1, 1);

    /// <summary>Reads a moment.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="zone">The zone in which a time without an offset is meant.</param>
    /// <param name="moment">The moment in UTC; null where the text means "nothing" (1980-01-01).</param>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static ValueFault? Read(ReadOnlySpan<char> text, TimeZoneInfo zone, out DateTimeOffset? moment)
    {
        moment = null;
        var reader = new InstantText(text);
        if (!reader.TryReadLocal(out var local))
        {
            return new("not_a_date", Local().IsMatch(text)
                ? $"Which of its numbers is the day and which the month cannot be told. {Expected} If Excel has rewritten it, format its column as yyyy-mm-dd hh:mm."
                : Expected);
        }
        if (!reader.TryReadOffset(out var offset))
        {
            return new("not_a_date", $"The date ends in what is no offset from UTC (-14:00 to +14:00). {Expected}");
        }
        if (local == Nothing)
        {
            return null;
        }
        if (offset is { } given)
        {
            return At(local, given, out moment);
        }
        if (zone.IsInvalidTime(local))
        {
            return Choose(local, zone, "does not exist", [zone.GetUtcOffset(local.AddDays(-1)), zone.GetUtcOffset(local.AddDays(1))]);
        }
        return zone.IsAmbiguousTime(local)
            ? Choose(local, zone, "exists twice", zone.GetAmbiguousTimeOffsets(local))
            : At(local, zone.GetUtcOffset(local), out moment);
    }

    private static ValueFault? At(DateTime local, TimeSpan offset, out DateTimeOffset? moment)
    {
        moment = null;
        var ticks = local.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return new("out_of_range", "The date must lie between 0001-01-01 and 9999-12-31 in UTC.");
        }
        // Clients that show the time of "nothing" in a zone of their own still mean nothing.
        moment = ticks == Nothing.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero).ToMicroseconds();
        return null;
    }

    private static ValueFault Choose(DateTime local, TimeZoneInfo zone, string fault, IEnumerable<TimeSpan> offsets)
    {
        var choices = offsets.Order().Select(offset => $"{local:yyyy-MM-ddTHH:mm:ss}{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}").ToArray();
        return new("ambiguous_time", $"This time {fault} in {zone.Id}, because the clocks change; say {string.Join(" or ", choices)}.", Accepted: choices);
    }

    /// <summary>A date as people write it in one country or another: 1.12.2026, 12/1/26.</summary>
    [GeneratedRegex("^[0-9]{1,2}([./-])[0-9]{1,2}\\1([0-9]{2}|[0-9]{4})\\b")]
    private static partial Regex Local();
}
