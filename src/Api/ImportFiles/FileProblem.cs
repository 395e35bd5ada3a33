using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.ImportFiles;

/// <summary>Problems that prevent the import of a whole file, and problems of the format of a row.</summary>
internal static class FileProblem
{
    /// <summary>Creates the problem that the file is not JSON.</summary>
    public static Problem NotJson(string message) => Malformed("", "malformed_json", message);

    /// <summary>Creates the problem that the file has no rows.</summary>
    public static Problem Empty(Entity entity) =>
        Malformed("", "empty_file", $"The file contains no {entity.PluralLabel}; send at least one.");

    /// <summary>Creates the problem that a row is larger than <see cref="RowSpool.MaxRowBytes"/>.</summary>
    public static Problem RowTooLarge(int row) => Malformed($"/{row}", "row_too_large",
        $"Row {row + 1} is larger than {ByteSize.Describe(RowSpool.MaxRowBytes)}, the limit for a row. "
            + "Check for a missing quotation mark, bracket or end of line.");

    /// <summary>Creates the problem that existing rows should be skipped or updated, but no row has a key.</summary>
    public static Problem NothingToFindBy(Entity entity, OnExisting onExisting) => Malformed(
        "", ImportOptions.NothingToFindBy(onExisting),
        $"on_existing={onExisting.ToString().ToLowerInvariant()} needs \"{entity.Key}\" or \"{entity.Id}\" in the rows: without them, "
            + $"every import of the file creates all {entity.PluralLabel} again.");

    /// <summary>Creates the problem that a CSV row cannot be split into cells.</summary>
    /// <param name="pointer">The pointer of the problem.</param>
    /// <param name="row">The row.</param>
    /// <param name="cell">The index of the first cell with wrong quotation marks.</param>
    public static Problem BadQuotes(string pointer, CsvTokenizer row, int cell)
    {
        var lines = row.LastLine > row.FirstLine ? $", so that lines {row.FirstLine} to {row.LastLine} are read as one row" : "";
        return Malformed(pointer, "bad_quotes",
            $"Cell {cell + 1} starts with a quotation mark, but its closing quotation mark is missing or is not at its end{lines}. "
                + "Inside quotes, write each quotation mark twice.",
            Truncation.Truncate(row[cell].ToString()));
    }

    /// <summary>Creates the problem that cells of a CSV row have no column in the header.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The index of the first of these cells.</param>
    /// <param name="count">The number of these cells, without empty cells.</param>
    public static Problem CellWithoutColumn(CsvTokenizer row, int first, int count)
    {
        var cells = count == 1 ? $"Cell {first + 1} has" : $"{count} cells, the first of them cell {first + 1}, have";
        return Malformed("", "cell_without_column",
            $"{cells} no column in the header. Put text that contains the separator in quotes.",
                Truncation.Truncate(row[first].ToString()));
    }

    /// <summary>Creates the problem that a calendar, or one of its events, is not valid.</summary>
    public static Problem MalformedCalendar(IcsFormatException malformed) => Malformed("", "malformed_calendar", malformed.Message);

    /// <summary>Creates the problem that a calendar exceeds a limit.</summary>
    public static Problem CalendarTooLarge(string limit) => Malformed("", "calendar_too_large",
        $"The calendar is larger than {limit}, the limit for a calendar. Export fewer years, or import it in parts.");

    /// <summary>Creates the problem that the request does not name the holiday calendar of the events.</summary>
    public static Problem NoHolidayCalendar() => Malformed("", "required",
        $"A calendar does not name its holiday calendar; add {FileFormat.HolidayCalendar}=CODE to the query string (on the command line: "
            + "--holiday-calendar CODE).") with { Parameter = FileFormat.HolidayCalendar };

    /// <summary>Creates the warning that the rows of other formats name their holiday calendar themselves.</summary>
    public static Problem HolidayCalendarNotUsed(string mediaType) => Malformed("", "unused_parameter",
        $"{FileFormat.HolidayCalendar} is ignored, because the rows of {mediaType} name their holiday calendar; it is used only with "
            + $"{FileFormat.Calendar}.") with { Parameter = FileFormat.HolidayCalendar };

    /// <summary>Creates the warning that rules have later dates than those that are imported.</summary>
    public static Problem ImportedUntil(DateOnly until) => Malformed("", "imported_until",
        $"Events that repeat are imported for {IcsRecurrence.Years} years, the first of them until {until:yyyy-MM-dd}; import the calendar "
            + "again before then.");

    /// <summary>Creates a problem of the format of the file or of a row.</summary>
    public static Problem Malformed(string pointer, string code, string message, object? value = null, object? accepted = null) =>
        new(pointer, code, message, value, accepted) { Kind = ProblemKind.Malformed };
}
