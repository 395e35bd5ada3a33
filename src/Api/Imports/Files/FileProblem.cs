using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Imports.Files;

/// <summary>Problems of a file as a whole, so that none of it can be imported, and of the form of a row.</summary>
internal static class FileProblem
{
    /// <summary>The file is not JSON.</summary>
    public static Problem NotJson(string message) => Malformed("", "malformed_json", message);

    /// <summary>The file has no rows.</summary>
    public static Problem Empty() => Malformed("", "empty_file", "The file contains no orders; send at least one.");

    /// <summary>A row is larger than <see cref="RowSpool.MaxRowBytes"/>.</summary>
    public static Problem RowTooLarge(int row) => Malformed($"/{row}", "row_too_large",
        $"Row {row + 1} is larger than {RowSpool.MaxRowBytes / 1024 / 1024} MB, the limit for an order. "
            + "Check for a missing quotation mark, bracket or end of line.");

    /// <summary>A CSV row cannot be divided into cells.</summary>
    /// <param name="pointer">The pointer of the problem.</param>
    /// <param name="row">The row.</param>
    /// <param name="cell">The first cell with wrong quotation marks.</param>
    public static Problem BadQuotes(string pointer, CsvTokenizer row, int cell)
    {
        var lines = row.LastLine > row.FirstLine ? $", so that lines {row.FirstLine} to {row.LastLine} are read as one row" : "";
        return Malformed(pointer, "bad_quotes",
            $"Cell {cell + 1} starts with a quotation mark, but its closing quotation mark is missing or is not at its end{lines}. "
                + "Inside quotes, write each quotation mark twice.",
            Truncation.Truncate(row[cell].ToString()));
    }

    /// <summary>A CSV row has more cells than its header.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The first of these cells that is not empty.</param>
    /// <param name="count">How many of them are not empty.</param>
    public static Problem CellWithoutColumn(CsvTokenizer row, int first, int count)
    {
        var cells = count == 1 ? $"Cell {first + 1} has" : $"{count} cells, the first of them cell {first + 1}, have";
        return Malformed("", "cell_without_column",
            $"{cells} no column in the header. Put text that contains the separator in quotes.",
                Truncation.Truncate(row[first].ToString()));
    }

    /// <summary>A problem of form, of the file or of one of its rows.</summary>
    public static Problem Malformed(string pointer, string code, string message, object? value = null, object? accepted = null) =>
        new(pointer, code, message, value, accepted) { Kind = ProblemKind.Malformed };
}
