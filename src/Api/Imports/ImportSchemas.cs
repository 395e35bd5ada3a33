using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Imports;

/// <summary>What is answered around an import.</summary>
internal static class ImportSchemas
{
    /// <summary>What became of a file.</summary>
    public const string Import = "import";

    /// <summary>What became of one row.</summary>
    public const string Row = "import_row";

    /// <summary>Rows in numbers.</summary>
    public const string Totals = "import_totals";

    /// <summary>A run that can be followed.</summary>
    public const string Run = "import_run";

    /// <summary>A file that is refused because of some rows.</summary>
    public const string Refused = "refused_import";

    /// <summary>Adds the schemas.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        IOpenApiSchema To(string name) => new OpenApiSchemaReference(name, document);
        void Add(string name, OpenApiSchema schema) => document.AddComponent<IOpenApiSchema>(name, schema);

        Add(Totals, Schemas.Object("What became of the rows of a file, in numbers.",
            ("rows", Schemas.Integer("How many the file has; those that are empty do not count.")),
            ("created", Schemas.Integer("How many are stored.")),
            ("valid", Schemas.Integer("How many would have been, had the file been stored.")),
            ("skipped", Schemas.Integer("How many existed already; only with on_existing=skip.")),
            ("refused", Schemas.Integer("How many are refused.")),
            ("planned", Schemas.Integer("How many job_planning entries came, or would have come, with those that are created or valid."))));
        Add(Row, Schemas.Object("What became of one row.",
            ("row", Schemas.Integer("Which, from 1; rows that are empty do not count.")),
            ("line?", Schemas.Integer("The line of the file on which it begins, from 1; missing for a JSON array.")),
            ("reference", Schemas.TextOrNull("Its reference_back_office; null when it gives none.")),
            ("id", Schemas.TextOrNull("The order that is stored: the row's own, or with *skipped* the one that existed. Of a row that is not stored, the id it gives itself.")),
            ("status", Schemas.Word("*created*: it is stored. *valid*: nothing is wrong with it, but nothing of the file is stored. *skipped*: its id or reference existed already. *refused*: see problems.",
                "created", "valid", "skipped", "refused")),
            ("planned", Schemas.Integer("How many job_planning entries came, or would have come, with it.")),
            ("problems?", Schemas.List(To(ProblemSchemas.Error), "Why it is refused, each with a pointer as if the file were one JSON array, whatever its format: `/1041/job_type_code` is in row 1042.")),
            ("warnings?", Schemas.List(To(ProblemSchemas.Error), "What should be known besides."))));
        Add(Import, Schemas.Object("What became of a file.",
            ("mode", Schemas.Word("How it was imported.", "atomic", "partial", "dry_run")),
            ("stored", new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Whether what is accepted is stored." }),
            ("totals", To(Totals)),
            ("warnings?", Schemas.List(To(ProblemSchemas.Error), "What should be known of the file as a whole, such as a column that is ignored.")),
            ("results?", Schemas.List(To(Row), "What became of each row, in the order of the file. In lines of JSON these are the lines before the last."))));
        Add(Refused, new()
        {
            Description = "Why nothing of a file is stored (mode=atomic): a refusal like every other, whose errors are the first of all rows, with the result of each row.",
            AllOf = [To(ProblemSchemas.Problem), To(Import)],
        });
        Add(Run, Schemas.Object("An import that was answered before it was done.",
            ("id", Schemas.Text("The run.", "uuid")),
            ("state", Schemas.Word("How far it is. *completed*: what it accepted is stored (with mode=dry_run, told). After *refused*, *failed* and *interrupted* nothing is stored.",
                "waiting", "running", "completed", "refused", "failed", "interrupted")),
            ("detail", Schemas.TextOrNull("What is to be said of it; null where the state says it all.")),
            ("rows", Schemas.Integer("How many rows the file has.")),
            ("rows_done", Schemas.Integer("How many of them are decided. They are stored together, at the end.")),
            ("rows_per_second", Number("So fast it is, or was; null until that can be told.")),
            ("remaining_seconds", Number("So long it will go on if it goes on like this; null when it does not go on, or that cannot be told.")),
            ("date_create", Schemas.Text("When the file had arrived.", "date-time")),
            ("date_start", Moment("When its turn came; null until it does.")),
            ("date_end", Moment("When it ended; null until it does.")),
            ("totals", Schemas.OrNull(To(Totals), "What became of the rows; null until it has ended, and when that was not decided.")),
            ("results", Schemas.TextOrNull("Where the result of each row is; null until there are any."))));
    }

    private static OpenApiSchema Number(string description) => new() { Type = JsonSchemaType.Number | JsonSchemaType.Null, Description = description };

    private static OpenApiSchema Moment(string description) => new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date-time", Description = description };
}
