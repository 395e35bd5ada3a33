using System.Globalization;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>Reads the dates of an event.</summary>
internal static class IcsDates
{
    private const string Format = "yyyyMMdd";
    private const string Midnight = "T000000";

    /// <summary>Whether a value is a date with a time of day.</summary>
    public static bool HasTime(IcsLine property) =>
        property.Value.Trim() is { Length: >= 15 } value && value[Format.Length] == 'T' && TryParse(value[..Format.Length], out _);

    /// <summary>Reads a date.</summary>
    /// <exception cref="IcsFormatException">The value is not a date.</exception>
    public static DateOnly Read(IcsLine property) => Read(property, property.Value);

    /// <summary>Reads a list of dates, which can be written as midnight of the day.</summary>
    /// <exception cref="IcsFormatException">A value is not a date.</exception>
    public static IEnumerable<DateOnly> ReadList(IcsLine property) => property.Value.Split(',')
        .Select(value => Read(property, value.Trim().TrimEnd('Z') is var date && date.EndsWith(Midnight, StringComparison.Ordinal)
            ? date[..^Midnight.Length]
            : value));

    /// <summary>Returns the number of days of an event from its end, which is exclusive, or from its duration; 1 by default.</summary>
    /// <exception cref="IcsFormatException">The event ends before it starts, or does not last whole days.</exception>
    public static int ReadDays(IcsComponent component, DateOnly start)
    {
        if (component.Find("DTEND") is { } end)
        {
            // Some programs write the first day as the end of an event of one day.
            var days = Read(end).DayNumber - start.DayNumber;
            return days >= 0
                ? Math.Max(days, 1)
                : throw new IcsFormatException(
                    end.Number, $"the event ends before it starts, on {start:yyyy-MM-dd}; received {Describe(end)}.");
        }
        return component.Find("DURATION") is { } duration ? ReadDuration(duration) : 1;
    }

    private static int ReadDuration(IcsLine property)
    {
        var text = property.Value.Trim().TrimStart('+');
        var unit = text is ['P', .., 'D'] ? 1 : text is ['P', .., 'W'] ? 7 : 0;
        return unit > 0 && int.TryParse(text[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and < 10_000
            ? unit * count
            : throw new IcsFormatException(
                property.Number,
                $"the duration must be in days or weeks, such as P2D or P1W, and less than P10000D; received {Describe(property)}.");
    }

    private static DateOnly Read(IcsLine property, string value) => TryParse(value.Trim(), out var date)
        ? date
        : throw new IcsFormatException(property.Number, $"{property.Name} must be a date such as 20261225; received {Describe(property)}.");

    private static bool TryParse(string value, out DateOnly date) =>
        DateOnly.TryParseExact(value, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static string Describe(IcsLine property) => $"\"{Truncation.Truncate(property.Value)}\"";
}
