using System.Globalization;

namespace WorkOrders.Application.Contract.Values;

/// <summary>
/// Reads and writes dates and times of day (RFC 3339, <c>full-date</c> and the hours and minutes of <c>partial-time</c>).
/// </summary>
public static class CalendarText
{
    /// <summary>The regular expression of a time of day that is written to the minute.</summary>
    public const string TimePattern = "^([01][0-9]|2[0-3]):[0-5][0-9](:00)?$";

    private const string DateFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm";

    private static readonly string[] TimeFormats = [TimeFormat, "H:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    /// <summary>Returns the text of a date, such as <c>2026-05-01</c>.</summary>
    public static string Of(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>Returns the text of a time of day, such as <c>07:30</c>.</summary>
    public static string Of(TimeOnly time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a date; its time must be midnight if it has one.</summary>
    public static bool TryReadDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        var trimmed = InvisibleText.Trim(text);
        if (trimmed.IndexOf('T') is > 0 and var end && trimmed[(end + 1)..] is "00:00" or "00:00:00" or "00:00:00Z")
        {
            trimmed = trimmed[..end];
        }
        return DateOnly.TryParseExact(trimmed, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    /// <summary>Reads a time of day, which must be a whole minute. 24:00 is read as 00:00, the end of a day.</summary>
    public static bool TryReadTime(ReadOnlySpan<char> text, out TimeOnly time)
    {
        var trimmed = InvisibleText.Trim(text);
        if (trimmed is "24:00" or "24:00:00")
        {
            time = TimeOnly.MinValue;
            return true;
        }
        return TimeOnly.TryParseExact(trimmed, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time)
            && time.Ticks % TimeSpan.TicksPerMinute == 0;
    }
}
