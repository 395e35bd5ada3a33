using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>The supported formats of files.</summary>
internal static class FileFormat
{
    /// <summary>The media types of JSON lines.</summary>
    public static readonly IReadOnlyList<string> JsonLines = ["application/x-ndjson", "application/jsonl", "text/x-ndjson"];

    /// <summary>The media type of CSV, regardless of the separator.</summary>
    public const string Csv = "text/csv";

    /// <summary>The media types of a JSON array.</summary>
    public static readonly IReadOnlyList<string> Json = MediaTypes.Json.Read;

    /// <summary>Creates the reader for files of a media type.</summary>
    /// <param name="mediaType">One of the media types above.</param>
    /// <param name="rows">Receives the rows.</param>
    /// <param name="problems">Collects problems of the file as a whole.</param>
    /// <param name="unknownColumns">What to do with CSV columns without a field.</param>
    public static IFileReader ReaderFor(string mediaType, RowSpool rows, Problems problems, UnknownColumns unknownColumns) =>
        mediaType == Csv ? new CsvFileReader(rows, problems, unknownColumns)
        : JsonLines.Contains(mediaType) ? new NdjsonFileReader(rows, problems)
        : new JsonArrayFileReader(rows, problems);
}
