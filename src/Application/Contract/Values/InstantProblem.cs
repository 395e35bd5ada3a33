using System.Text.RegularExpressions;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.Contract.Values;

/// <summary>The problems of dates and times.</summary>
internal static partial class InstantProblem
{
    private const string Examples = "2026-12-01T08:30:00Z or 2026-12-01T08:30:00+01:00";

    /// <summary>The text is not a date and time.</summary>
    public static Problem NotADate(Field field, ReadOnlySpan<char> received, bool strict) => NotADate(field, received, received switch
    {
        _ when LocalFormat().IsMatch(InvisibleText.Trim(received)) =>
            " The order of its day and month is ambiguous. If Excel changed the format, format the column as yyyy-mm-dd hh:mm.",
        _ when strict && new InstantParser(InvisibleText.Trim(received), strict: false).TryReadLocal(out _) =>
            " With Prefer: handling=strict, this format is not accepted.",
        _ => "",
    });

    /// <summary>The offset is not one.</summary>
    public static Problem WrongOffset(Field field, ReadOnlySpan<char> received) =>
        NotADate(field, received, " Its offset from UTC must be Z or lie between -14:00 and +14:00.");

    /// <summary>The date is too early or too late.</summary>
    /// <param name="field">The field.</param>
    /// <param name="received">The text received.</param>
    /// <param name="min">The earliest date.</param>
    public static Problem OutOfRange(Field field, ReadOnlySpan<char> received, string min)
    {
        var quoted = Truncation.Truncate(received.ToString());
        return FieldProblem.Create(field, "out_of_range",
            $"\"{field}\" must lie between {min} and 9999-12-31 in UTC; received \"{quoted}\".", quoted);
    }

    /// <summary>Returns the problem of a time that does not exist in a time zone, or occurs twice; null if there is none.</summary>
    public static Problem? FindAmbiguity(Field field, ReadOnlySpan<char> received, DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
        {
            TimeSpan[] offsets = [zone.GetUtcOffset(local.AddDays(-1)), zone.GetUtcOffset(local.AddDays(1))];
            return Ambiguous(local, offsets, field, received, $"does not exist in {zone.Id}");
        }
        return zone.IsAmbiguousTime(local)
            ? Ambiguous(local, zone.GetAmbiguousTimeOffsets(local), field, received, $"occurs twice in {zone.Id}")
            : null;
    }

    private static Problem NotADate(Field field, ReadOnlySpan<char> received, string advice)
    {
        var quoted = Truncation.Truncate(received.ToString());
        return FieldProblem.Create(field, "not_a_date",
            $"\"{field}\" must be a date and time such as {Examples}; received \"{quoted}\".{advice}", quoted);
    }

    private static Problem Ambiguous(DateTime local, TimeSpan[] offsets, Field field, ReadOnlySpan<char> received, string reason)
    {
        var choices = offsets.Order()
            .Select(offset => $"{local:yyyy-MM-ddTHH:mm:ss}{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}").ToArray();
        var quoted = Truncation.Truncate(received.ToString());
        return FieldProblem.Create(field, "ambiguous_time",
            $"\"{field}\" is \"{quoted}\", which {reason} because the clocks change; send {string.Join(" or ", choices)}.",
            quoted, choices);
    }

    /// <summary>A date in a local format: 1.12.2026, 12/1/26.</summary>
    [GeneratedRegex("^[0-9]{1,2}([./-])[0-9]{1,2}\\1([0-9]{2}|[0-9]{4})\\b")]
    private static partial Regex LocalFormat();
}
