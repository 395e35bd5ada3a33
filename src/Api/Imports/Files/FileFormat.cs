using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Imports.Files;

/// <summary>The formats a file of orders may have.</summary>
internal static class FileFormat
{
    /// <summary>JSON in lines, under the names it has.</summary>
    public static readonly IReadOnlyList<string> JsonLines = ["application/x-ndjson", "application/jsonl", "text/x-ndjson"];

    /// <summary>Comma-separated values, whatever separates them.</summary>
    public const string Csv = "text/csv";

    /// <summary>A JSON array, under its names.</summary>
    public static readonly IReadOnlyList<string> Json = Http.MediaTypes.Json.Read;

    /// <summary>What reads a file of this media type.</summary>
    /// <param name="mediaType">One of the above.</param>
    /// <param name="rows">Takes the rows.</param>
    /// <param name="problems">Takes what is wrong with the file as a whole.</param>
    /// <param name="strict">Whether fields that are unknown are refused.</param>
    public static IFileReader ReaderOf(string mediaType, SpooledRows rows, Problems problems, bool strict) =>
        mediaType == Csv ? new CsvRows(rows, problems, strict)
        : JsonLines.Contains(mediaType) ? new JsonLineRows(rows, problems)
        : new JsonArrayRows(rows, problems);
}
