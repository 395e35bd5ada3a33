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

    /// <summary>The name of the schema of the totals.</summary>
    public const string Totals = "import_totals";

    /// <summary>The name of the schema of a run.</summary>
    public const string Run = "import_run";

    /// <summary>The name of the schema of the results of a refused file.</summary>
    public const string Refused = "refused_import";

    /// <summary>Adds the schemas of imports.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        IOpenApiSchema To(string name) => new OpenApiSchemaReference(name, document);
        void Add(string name, OpenApiSchema schema) => document.AddComponent<IOpenApiSchema>(name, schema);

        Add(Totals, Schemas.Object("The number of rows with each result.",
            ("rows", Schemas.Integer("Rows in the file; empty rows are not counted.")),
            ("created", Schemas.Integer("Rows whose order is stored.")),
            ("valid", Schemas.Integer("Rows whose order is valid but not stored, because other rows were refused or mode is dry_run.")),
            ("skipped", Schemas.Integer("Rows whose order already existed; only with on_existing=skip.")),
            ("refused", Schemas.Integer("Rows with problems.")),
            ("planned", Schemas.Integer("Entries of job_planning that are, or would have been, created with created or valid orders."))));
        Add(Row, Schemas.Object("The result of a row.",
            ("row", Schemas.Integer("Number of the row, from 1; empty rows are not counted.")),
            ("line?", Schemas.Integer("Line of the file on which the row begins, from 1; missing for a JSON array.")),
            ("reference", Schemas.TextOrNull("The reference_back_office of the row; null if it has none.")),
            ("id", Schemas.TextOrNull(
                "Id of the stored order; with *skipped*, the id of the existing order. " +
                "For a row that is not stored, the id that it contains.")),
            ("status", Schemas.Word(
                "*created*: the order is stored. *valid*: the order has no problems, but nothing of the file is stored. " +
                "*skipped*: the id or reference already existed. *refused*: see `problems`.",
                "created", "valid", "skipped", "refused")),
            ("planned", Schemas.Integer("Entries of job_planning that are, or would have been, created with the order.")),
            ("problems?", Schemas.List(
                To(ProblemSchemas.Error),
                "Why the row is refused. Pointers treat every file as a JSON array: `/1041/job_type_code` is in row 1042.")),
            ("warnings?", Schemas.List(To(ProblemSchemas.Error), "Warnings."))));
        Add(Import, Schemas.Object("The results of a file.",
            ("mode", Schemas.Word("The mode of the import.", "atomic", "partial", "dry_run")),
            ("stored", new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Whether the accepted orders are stored." }),
            ("totals", To(Totals)),
            ("warnings?", Schemas.List(To(ProblemSchemas.Error), "Warnings about the file as a whole, such as an ignored column.")),
            ("results?", Schemas.List(
                To(Row), "The result of each row, in the order of the file. In JSON lines, they are the lines before the last one."))));
        Add(Refused, new()
        {
            Description = "Why nothing of a file is stored (mode=atomic): a problem with the first errors of the file, " +
                "and the result of each row.",
            AllOf = [To(ProblemSchemas.Problem), To(Import)],
        });
        Add(Run, Schemas.Object("An import in the background.",
            ("id", Schemas.Text("Id of the run.", "uuid")),
            ("state", Schemas.Word(
                "The state. *completed*: the accepted orders are stored (with mode=dry_run, nothing is). " +
                "After *refused*, *failed* and *interrupted*, nothing is stored.",
                "waiting", "running", "completed", "refused", "failed", "interrupted")),
            ("detail", Schemas.TextOrNull("Why the run ended; null if the state is sufficient.")),
            ("rows", Schemas.Integer("Rows in the file.")),
            ("rows_done", Schemas.Integer("Rows that have been processed. They are stored together, at the end.")),
            ("rows_per_second", Number("Average speed so far or, after the end, of the whole run; null until it is known.")),
            ("remaining_seconds", Number("Estimated time until the end; null if the run is not running or the time is not known.")),
            ("date_create", Schemas.Text("Time at which the upload was complete.", "date-time")),
            ("date_start", Moment("Time at which the import started; null until then.")),
            ("date_end", Moment("Time at which the import ended; null until then.")),
            ("totals", Schemas.OrNull(
                To(Totals), "The number of rows with each result; null until the run has ended, and if not all rows were processed.")),
            ("results", Schemas.TextOrNull("URL of the result of each row; null if there are no results."))));
    }

    private static OpenApiSchema Number(string description) =>
        new() { Type = JsonSchemaType.Number | JsonSchemaType.Null, Description = description };

    private static OpenApiSchema Moment(string description) =>
        new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date-time", Description = description };
}
