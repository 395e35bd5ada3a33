using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Imports.Files;

/// <summary>What is wrong with a file as a whole, so that none of it can be imported, or with the form of a row.</summary>
internal static class FileFault
{
    /// <summary>It is not JSON.</summary>
    public static Problem NotJson(string message) => Form("", "malformed_json", message);

    /// <summary>There is nothing in it.</summary>
    public static Problem Empty() => Form("", "empty_file", "The file holds no order; send at least one.");

    /// <summary>A row is larger than an order may be.</summary>
    public static Problem RowTooLarge(int index) => Form($"/{index}", "row_too_large",
        $"Row {index + 1} is larger than {SpooledRows.LongestRow / 1024 / 1024} MB, which no order may be; is a quotation mark, a bracket or the end of a line missing?");

    /// <summary>The cells of a CSV row cannot be told apart.</summary>
    /// <param name="pointer">Where that is said.</param>
    /// <param name="row">The row.</param>
    /// <param name="cell">The first such cell.</param>
    public static Problem BadQuotes(string pointer, CsvTokenizer row, int cell) => Form(pointer, "bad_quotes",
        $"Cell {cell + 1} begins with a quotation mark, but the one that closes it is missing or does not stand at its end{(row.LastLine > row.FirstLine ? $", so that lines {row.FirstLine} to {row.LastLine} are read as one row" : "")}. "
            + "Within quotes, write each quotation mark twice.",
        Truncation.Of(row[cell].ToString()));

    /// <summary>A CSV row has more cells than its header.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The first of them that is not empty.</param>
    /// <param name="count">How many are not.</param>
    public static Problem CellWithoutColumn(CsvTokenizer row, int first, int count) => Form("", "cell_without_column",
        $"{(count == 1 ? $"Cell {first + 1} stands" : $"{count} cells, the first of them cell {first + 1}, stand")} under no column. Is a text that holds the separator not in quotes?", Truncation.Of(row[first].ToString()));

    /// <summary>Something that holds for the file, or for one row of it.</summary>
    public static Problem Form(string pointer, string code, string message, object? value = null, object? accepted = null) =>
        new(pointer, code, message, value, accepted) { Kind = ProblemKind.Form };
}
