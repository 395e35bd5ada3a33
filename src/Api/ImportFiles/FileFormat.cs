using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
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

    /// <summary>The media type of a calendar, from which holidays can be imported.</summary>
    public const string Calendar = "text/calendar";

    /// <summary>The name of the query parameter with the code of the holiday calendar that gets the events of a calendar.</summary>
    public const string HolidayCalendar = "holiday_calendar_code";

    /// <summary>Whether rows of an entity can be imported from a calendar.</summary>
    public static bool HasCalendars(Entity entity) => entity.Type == typeof(Holiday);

    /// <summary>Creates the reader for files of a media type.</summary>
    /// <param name="mediaType">One of the media types above.</param>
    /// <param name="rows">Receives the rows.</param>
    /// <param name="problems">Collects problems of the file as a whole.</param>
    /// <param name="options">The options for reading the file.</param>
    public static IFileReader ReaderFor(string mediaType, RowSpool rows, Problems problems, FileReadOptions options)
    {
        if (mediaType == Calendar)
        {
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            return new IcsFileReader(rows, problems, options.HolidayCalendarCode, today);
        }
        if (options.HolidayCalendarCode is not null && HasCalendars(rows.Entity))
        {
            problems.Warn(FileProblem.HolidayCalendarNotUsed(mediaType));
        }
        return mediaType == Csv ? new CsvFileReader(rows, problems, options.UnknownColumns)
            : JsonLines.Contains(mediaType) ? new NdjsonFileReader(rows, problems)
            : new JsonArrayFileReader(rows, problems);
    }
}
