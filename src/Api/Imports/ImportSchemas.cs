using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Imports;

/// <summary>OpenAPI schemas of the responses of imports.</summary>
internal static class ImportSchemas
{
    /// <summary>The name of the schema of the results of a file.</summary>
    public const string Import = "import";

    /// <summary>The name of the schema of the result of a row.</summary>
    public const string Row = "import_row";

    /// <summary>The name of the schema of a run.</summary>
    public const string Run = "import_run";

    /// <summary>The name of the schema of the response to an import: the results or, with respond-async, the run.</summary>
    public const string Response = "import_response";

    /// <summary>The name of the schema of the results of a refused file.</summary>
    public const string Refused = "refused_import";

    /// <summary>The name of the schema of the mode of an import.</summary>
    public const string Mode = "import_mode";

    private const string Totals = "import_totals";

    /// <summary>Adds the schemas of imports.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        IOpenApiSchema To(string name) => document.SchemaOf(name);
        void Add(string name, OpenApiSchema schema) => document.AddSchema(name, schema);

        document.DescribeTag("Imports", "Imports of files that run in the background.");
        Add(Mode, Schemas.WordByDefault("The mode of an import.", "atomic", "partial", "dry_run"));
        Add(Totals, Schemas.Object("The number of rows with each result.",
            ("rows", Schemas.Integer("Rows in the file; empty rows are not counted.")),
            ("created", Schemas.Integer("Rows that are new and stored.")),
            ("updated", Schemas.Integer("Rows that existed and whose changes are stored; only with on_existing=update.")),
            ("unchanged", Schemas.Integer("Rows that exist with these values already; only with on_existing=update.")),
            ("valid", Schemas.Integer("Rows that are valid but not stored, because other rows were refused or mode is dry_run.")),
            ("skipped", Schemas.Integer("Rows that already existed; only with on_existing=skip.")),
            ("refused", Schemas.Integer("Rows with problems.")),
            ("planned", Schemas.Integer("Entries of job_planning that are, or would have been, created with these rows."))));
        Add(Row, Schemas.Object("The result of a row.",
            ("row", Schemas.Integer("Number of the row, from 1; empty rows are not counted.")),
            ("line?", Schemas.Integer("Line of the file on which the row begins, from 1; missing for a JSON array.")),
            ("reference", Schemas.TextOrNull("The key of the row: its reference_back_office or code; null if it has none.")),
            ("id", Schemas.TextOrNull(
                "Id of the stored row; with *skipped* and *unchanged*, the id of the existing row. " +
                "For a row that is not stored, the id that it contains.")),
            ("status", Schemas.Word(
                "*created*: the row is new and stored. *updated*: its changes are stored. *unchanged*: it exists with these values. " +
                "*valid*: the row has no problems, but no row of the file is stored. *skipped*: the id or key already existed. " +
                "*refused*: see `problems`.",
                "created", "updated", "unchanged", "valid", "skipped", "refused")),
            ("planned", Schemas.Integer("Entries of job_planning that are, or would have been, created with the row.")),
            ("problems?", Schemas.List(
                To(ProblemSchemas.Error),
                "Why the row is refused. Pointers treat every file as a JSON array: `/1041/job_type_code` is in row 1042.")),
            ("warnings?", Schemas.List(To(ProblemSchemas.Error), "Warnings."))));
        AddResponses(document, Schemas.List(
            To(Row), "The result of each row, in the order of the file. In NDJSON, they are the lines before the last one."));
    }

    private static void AddResponses(OpenApiDocument document, OpenApiSchema results)
    {
        (string, IOpenApiSchema)[] file =
        [
            ("mode", document.SchemaOf(Mode)),
            ("stored", Schemas.Flag("Whether the accepted rows are stored.")),
        ];
        (string, IOpenApiSchema)[] run =
        [
            ("id", Schemas.Text("Id of the run.", "uuid")),
            ("entity", Schemas.Text("The entity of the rows, as in the change feed, such as `jobs` or `project`.")),
            ("state", document.AddSchema("import_state", Schemas.Word(
                "The state. *completed*: the accepted rows are stored (with mode=dry_run, nothing is). " +
                "After *refused*, *failed* and *interrupted*, nothing was stored.",
                "waiting", "running", "completed", "refused", "failed", "interrupted"))),
            ("detail", Schemas.TextOrNull("An explanation of the state; null if none is needed.")),
            ("rows", Schemas.Integer("Rows in the file.")),
            ("rows_done", Schemas.Integer("Rows that have been processed. They are stored together, at the end.")),
            ("rows_per_second", Schemas.NumberOrNull("Average speed so far or, after the end, of the whole run; null until it is known.")),
            ("remaining_seconds", Schemas.NumberOrNull(
                "Estimated time until the end; null if the run is not running or the time is not known.")),
            ("date_create", Schemas.Text("Time at which the upload was complete.", "date-time")),
            ("date_start", Schemas.TextOrNull("Time at which the import started; null until then.", "date-time")),
            ("date_end", Schemas.TextOrNull("Time at which the import ended; null until then.", "date-time")),
        ];
        (string, IOpenApiSchema) warnings = ("warnings?", Schemas.List(
            document.SchemaOf(ProblemSchemas.Error), "Warnings about the file as a whole, such as an ignored column."));
        var totals = Schemas.OrNull(document.SchemaOf(Totals),
            "The number of rows with each result; null until the run has ended, and if not all rows were processed.");
        var noResults = results.CreateShallowCopy() as OpenApiSchema;
        noResults!.Type |= JsonSchemaType.Null;

        document.AddSchema(Import, Schemas.Object("The results of a file.",
            [.. file, ("totals", document.SchemaOf(Totals)), warnings, ("results?", results)]));
        document.AddSchema(Run, Schemas.Object("An import in the background.",
            [.. run, ("totals", totals), ("results", Schemas.TextOrNull("URL of the result of each row; null if there are no results."))]));
        document.AddSchema(Response, Schemas.Object(
            "The results of a file or, with respond-async, the run: it has `state`, and no results.",
            [.. Schemas.Optional([.. file, .. run, ("totals", totals), ("results", noResults)]), warnings]));
        document.AddSchema(Refused, new()
        {
            Description = "Why no row of a file is stored: a problem and, if rows were refused (mode=atomic), the result of each row.",
            AllOf =
            [
                document.SchemaOf(ProblemSchemas.Problem),
                Schemas.Object("The results of the file.",
                    [.. Schemas.Optional([.. file, ("totals", document.SchemaOf(Totals)), ("results", results)])]),
            ],
        });
    }
}
