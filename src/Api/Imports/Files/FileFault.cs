using WorkOrders.Application.Pipeline;

namespace WorkOrders.Api.Imports.Files;

/// <summary>What is wrong with a file as a whole, so that none of it can be imported.</summary>
internal static class FileFault
{
    /// <summary>It is not JSON.</summary>
    public static Problem NotJson(string message) => Form("", "malformed_json", message);

    /// <summary>There is nothing in it.</summary>
    public static Problem Empty() => Form("", "empty_file", "The file holds no order; send at least one.");

    /// <summary>A row is larger than an order may be.</summary>
    public static Problem RowTooLarge(int index) => Form($"/{index}", "row_too_large",
        $"Row {index + 1} is larger than {SpooledRows.LongestRow / 1024 / 1024} MB, which no order may be; is a quotation mark, a bracket or the end of a line missing?");

    /// <summary>Something that holds for the file, or for one row of it.</summary>
    public static Problem Form(string pointer, string code, string message, object? value = null, object? accepted = null) =>
        new(pointer, code, message, value, accepted) { Kind = ProblemKind.Form };
}
