namespace WorkOrders.Application.Contract.Values;

/// <summary>The dates that systems write when they have no date.</summary>
public static class BlankDate
{
    /// <summary>The published API stores this value if there is no date.</summary>
    private static readonly DateTime Published = new(1980, 1, 1);

    /// <summary>A spreadsheet shows one of these for the number 0.</summary>
    private static readonly DateTime[] Spreadsheet = [new(1899, 12, 30), new(1900, 1, 1)];

    /// <summary>Whether a text is a date of zeros, such as 00000000 or 0000-00-00T00:00:00Z, which some business systems write.</summary>
    public static bool IsZeros(ReadOnlySpan<char> text) =>
        text.Length >= 8 && !text.ContainsAnyExcept("0-./:TtZz ") && text.Count('0') >= 8;

    /// <summary>
    /// Whether a date means that there is none: 1980-01-01 at midnight; 0001-01-01 at any time, the smallest date of many languages; and,
    /// in fields with a minimum date, the dates that a spreadsheet shows for zero.
    /// </summary>
    public static bool Is(DateTime date, Field field) =>
        date == Published || date.Date == DateTime.MinValue || (field.MinDate is not null && Spreadsheet.Contains(date));
}
