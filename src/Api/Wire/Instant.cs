using System.Globalization;
using System.Text.RegularExpressions;
using WorkOrders.Application.Pipeline;

namespace WorkOrders.Api.Wire;

/// <summary>
/// A moment as clients write it: ISO 8601 (RFC 3339), with <c>Z</c> or an offset, or without one in the tenant's zone; a date alone is its midnight.
/// Read to the microsecond; further digits are cut.
/// </summary>
internal static partial class Instant
{
    private const string Expected = "A date and time such as 2026-12-01T08:30:00Z or 2026-12-01T08:30:00+01:00";

    /// <summary>What the published API stores where there is no date.</summary>
    private static readonly DateTime Nothing = new(1980, 1, 1);

    [GeneratedRegex(@"^(?<date>\d{4}-\d{2}-\d{2})([Tt ](?<time>\d{2}:\d{2}(:\d{2})?)([.,](?<fraction>\d{1,30}))?(?<offset>[Zz]|[+-]\d{2}(:?\d{2})?)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    /// <summary>Reads a moment.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="zone">The zone in which a time without an offset is meant.</param>
    /// <param name="moment">The moment in UTC; null where the text means "nothing" (1980-01-01).</param>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static Fault? Read(string text, TimeZoneInfo zone, out DateTimeOffset? moment)
    {
        moment = null;
        var parts = Form().Match(text);
        if (!parts.Success || !TryReadLocal(parts, out var local))
        {
            return new("not_a_date", $"{Expected} was expected.");
        }
        if (local == Nothing)
        {
            return null;
        }
        if (parts.Groups["offset"] is { Success: true } offset)
        {
            return TryReadOffset(offset.ValueSpan, out var span) ? At(local, span, out moment) : new("not_a_date", $"{offset.Value} is no offset from UTC. {Expected} was expected.");
        }
        if (zone.IsInvalidTime(local))
        {
            return Choose(local, zone, "does not exist", [zone.GetUtcOffset(local.AddDays(-1)), zone.GetUtcOffset(local.AddDays(1))]);
        }
        return zone.IsAmbiguousTime(local)
            ? Choose(local, zone, "exists twice", zone.GetAmbiguousTimeOffsets(local))
            : At(local, zone.GetUtcOffset(local), out moment);
    }

    private static bool TryReadLocal(Match parts, out DateTime local)
    {
        var time = parts.Groups["time"] is { Success: true } given ? given.Value : "00:00";
        var read = DateTime.TryParseExact($"{parts.Groups["date"].Value} {time}", ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out local);
        if (read && parts.Groups["fraction"] is { Success: true } fraction)
        {
            local = local.AddMicroseconds(int.Parse(fraction.Value.PadRight(6, '0')[..6], CultureInfo.InvariantCulture));
        }
        return read;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z" or "z")
        {
            return true;
        }
        var hours = int.Parse(text[1..3], CultureInfo.InvariantCulture);
        var minutes = text.Length > 3 ? int.Parse(text[^2..], CultureInfo.InvariantCulture) : 0;
        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return minutes < 60 && offset.Duration() <= TimeSpan.FromHours(14);
    }

    private static Fault? At(DateTime local, TimeSpan offset, out DateTimeOffset? moment)
    {
        var ticks = local.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            moment = null;
            return new("out_of_range", "The date must lie between 0001-01-01 and 9999-12-31 in UTC.");
        }
        moment = new DateTimeOffset(ticks, TimeSpan.Zero).ToMicroseconds();
        return null;
    }

    private static Fault Choose(DateTime local, TimeZoneInfo zone, string fault, IEnumerable<TimeSpan> offsets)
    {
        var choices = offsets.Order().Select(offset => $"{local:yyyy-MM-ddTHH:mm:ss}{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}").ToArray();
        return new("ambiguous_time", $"This time {fault} in {zone.Id}, because the clocks change; say {string.Join(" or ", choices)}.", choices);
    }

    /// <summary>What is wrong with a text that should be a moment.</summary>
    /// <param name="Code">A stable word for it.</param>
    /// <param name="Message">What would be right.</param>
    /// <param name="Accepted">What would be accepted, where it can be listed.</param>
    public sealed record Fault(string Code, string Message, object? Accepted = null);
}
