using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.ImportFiles;
using WorkOrders.Api.Jobs;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Imports;

/// <summary>Describes the import of an entity's rows (<c>POST api/X/Import</c>) in the OpenAPI document.</summary>
/// <param name="entity">The entity.</param>
internal sealed class ImportOpenApi(Entity entity)
{
    private static readonly string[] Names = ["import_mode", "on_existing", "unknown_columns", "prefer_import", FileFormat.HolidayCalendar];

    private const string Description = """
        Stores the rows of a file in one transaction. Each row is stored as by `POST api/{path}` or, with on_existing=update, by PATCH,
        sequentially in the order of the file{parents}. If the upload is interrupted or an error occurs, nothing is stored.

        The header of a CSV file contains field names of the contract. The separator can be `;`, `,`, `|` or a tab; an empty cell is a
        missing field. Unless the separator is `,`, numbers can have a decimal comma. A cell cannot contain an embedded object; send
        JSON instead. Pointers of problems treat every file as a JSON array: `/1041/{field}` is in row 1042. `line` is the line
        of that row, if the format has lines.

        The response is sent when all rows have been processed and the accepted rows are stored. With
        `Accept: application/x-ndjson`, it has one line per row and the totals in the last line, so that a large response can be read
        line by line.

        For large files, send `Prefer: respond-async`: the response is sent when the upload is complete, and `Location` is the URL of
        the progress.
        """;

    private static readonly string CalendarDescription = $"""
        A calendar (iCalendar, RFC 5545) has at most {IcsFileReader.MaxEvents:N0} events and {ByteSize.Describe(IcsFileReader.MaxBytes)}.
        Each date of an event of whole days is a row with the code `CALENDAR-DATE`, such as `BE-2026-12-25`; the names of several events
        on one date are joined. Events with a rule (RRULE) are imported from the start of the current year, or their first date if it is
        later, for {IcsRecurrence.Years} years. Events with a time of day and canceled events are ignored with a warning.
        """;

    /// <summary>Adds the parameters of imports.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        void Add(string name, IOpenApiParameter parameter) => document.AddComponent(name, parameter);

        Add(Names[0], Parameters.Query(
            "mode",
            "What to do when some rows are refused: `atomic` stores no row, `partial` stores the other rows. " +
            "`dry_run` never stores anything and returns what would happen.",
            document.SchemaOf(ImportSchemas.Mode)));
        Add(Names[1], Parameters.Query(
            Names[1],
            "What to do with a row whose id or key already exists: `error` refuses it, `skip` skips it, and `update` changes the fields " +
            "that the row contains, so that a file can be sent again.",
            document.AddSchema(Names[1], Schemas.WordByDefault("What to do with rows that exist.", "error", "skip", "update"))));
        Add(Names[2], Parameters.Query(
            Names[2],
            "`ignore` ignores CSV columns whose header is not the name of a field. Without it, a header that is similar to the name of a " +
            "field refuses the file, and others are ignored with a warning.",
            document.AddSchema(Names[2], Schemas.Word("What to do with unknown columns.", "ignore"))));
        Add(Names[3], Parameters.Header(
            "Prefer",
            "Preferences of the client (RFC 7240). `respond-async` returns 202 when the upload is complete. With " +
            "`handling=strict`, only the documented formats are accepted; unknown fields and columns are errors; and false, 0 and empty " +
            "lists in an embedded object change existing rows."));
        Add(Names[4], Parameters.Query(
            Names[4],
            "The code of the holiday calendar that gets the events of a calendar; required for `text/calendar`, ignored for other formats.",
            Schemas.Text("The code of a holiday calendar.")));
    }

    /// <summary>The names of the parameters of the operation: only holidays can be imported from a calendar.</summary>
    private string[] ParameterNames => FileFormat.HasCalendars(entity) ? Names : Names[..^1];

    /// <summary>Describes the operation.</summary>
    public void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = $"Import {entity.PluralLabel}";
        operation.Description = Description
            .Replace("{path}", entity.Path, StringComparison.Ordinal)
            .Replace("{field}", (entity.Fields.FirstOrDefault(field => field.IsRequired) ?? entity.Key).Name, StringComparison.Ordinal)
            .Replace("{parents}", Parents, StringComparison.Ordinal);
        if (FileFormat.HasCalendars(entity))
        {
            operation.Description += $"\n\n{CalendarDescription}";
        }
        operation.Parameters = [.. Parameters.Shared(document, ParameterNames), .. Parameters.Import(document)];
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = $"The {entity.PluralLabel}: at most {RowSpool.MaxRows:N0} and {ByteSize.Describe(Upload.MaxBytes)}, also when "
                + $"decompressed; each row at most {ByteSize.Describe(RowSpool.MaxRowBytes)}. "
                + "The encoding is UTF-8, unless charset in Content-Type specifies another. Content-Encoding can be gzip, br or deflate.",
            Content = Bodies(document),
        };
        operation.Answer(
        [
            ("200", new OpenApiResponse
            {
                Description = "The result of each row. With mode=partial, rows can be refused.",
                Content = ImportRunOpenApi.Results(document, ImportSchemas.Response),
            }),
            ("202", ResponseDescriptions.Json(
                "With respond-async: the upload is complete. The run shows whether it is imported.",
                document.SchemaOf(ImportSchemas.Response),
                ("waiting", "A run that is waiting", Examples.Object("answer-202-import")))
                .WithHeader("Location", "The URL of the run.").WithPreferences()),
            ("400", Refused(
                document,
                "With mode=atomic, some rows have an invalid format, so nothing is stored. Or the whole file, or a parameter, is invalid.",
                "answer-400-import")),
            ("409", Refused(
                document,
                "With mode=atomic, some rows already exist, so nothing is stored. Or other requests kept writing the same rows.")),
            ("422", Refused(
                document, "With mode=atomic, some rows have references that do not exist, or break a rule, so nothing is stored.")),
            .. ProblemResponses.For(document, "406", "413", "415"),
        ]);
    }

    private string Parents => entity.References.Any(reference => reference.Target == entity && !reference.Id.IsReadOnly)
        ? $", except that a row is stored after the {entity.PluralLabel} that it refers to" : "";

    private Dictionary<string, OpenApiMediaType> Bodies(OpenApiDocument document)
    {
        var schema = document.SchemaOf(RowSchemas.NameOfNew(entity));
        var orders = JobExamples.Requests.Where(request => request.Name is "erp-by-codes" or "embedded-from-nothing");
        var bodies = new Dictionary<string, OpenApiMediaType>
        {
            [FileFormat.Json[0]] = new()
            {
                Schema = Schemas.List(schema, $"The {entity.PluralLabel}."),
                Example = entity.IsAggregate ? new JsonArray([.. orders.Select(request => request.Body.DeepClone())]) : null,
            },
            [FileFormat.JsonLines[0]] = new()
            {
                Schema = Schemas.Text("One row per line, as JSON."),
                Example = entity.IsAggregate ? Examples.Text("orders.ndjson") : null,
            },
            [FileFormat.Csv] = new()
            {
                Schema = Schemas.Text("A header of field names, and one row per line."),
                Example = entity.IsAggregate ? Examples.Text("orders.csv") : null,
            },
        };
        if (FileFormat.HasCalendars(entity))
        {
            bodies.Add(FileFormat.Calendar, new() { Schema = Schemas.Text("A calendar, as exported by Google Calendar and Outlook.") });
        }
        return bodies;
    }

    private OpenApiResponse Refused(OpenApiDocument document, string description, string? example = null) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ProblemResult.ContentType] = new()
            {
                Schema = document.SchemaOf(ImportSchemas.Refused),
                Example = example is null || !entity.IsAggregate ? null : Examples.Json(example),
            },
        },
    };
}
