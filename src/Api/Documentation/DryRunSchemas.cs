using Microsoft.OpenApi;

namespace WorkOrders.Api.Documentation;

/// <summary>Schemas of the parts that the responses to all dry runs have.</summary>
internal static class DryRunSchemas
{
    /// <summary>The name of the schema of a field that changes.</summary>
    public const string FieldChange = "field_change";

    /// <summary>The name of the schema of the report of a dry run that deletes a row.</summary>
    public const string DeleteDryRun = "delete_dry_run";

    private const string OtherRow = "dry_run_row";
    private const string Reference = "dry_run_reference";
    private const string Result = "save_result";

    /// <summary>Adds the schemas.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.AddSchema(FieldChange, Schemas.Object("A field that changes.",
            ("field", Schemas.Text("Name of the field. A reference has the name of its id field, such as `project_id`.")),
            ("old", Schemas.Any("Value before the change, in the format of the field; null if it had none.")),
            ("new", Schemas.Any("Value after the change, in the format of the field; null if it has none."))));
        document.AddSchema(Result, Schemas.Word("What a write does to a row.", "created", "updated", "unchanged"));
        document.AddSchema(OtherRow, Schemas.Object("Another row that would change.",
            [("entity", Schemas.Text("Entity of the row.")), .. RowOutcome(document)]));
        document.AddSchema(Reference, Schemas.Object("A reference.",
            [("pointer", Schemas.Text("JSON Pointer to the form that was used.")),
            ("entity", Schemas.Text("Entity referred to.")),
            ("matched_by", Schemas.OrNull(
                document.AddSchema("reference_form", Schemas.Word("A form of a reference.", "id", "key", "embedded")),
                "The form that matched the row; null if no form matched.")),
            .. RowOutcome(document)]));
        document.AddSchema(DeleteDryRun, Schemas.Object("What deleting the row would do. Nothing was deleted.",
            ("would_answer", Schemas.Integer("The status that the same request would return without dry_run.")),
            ("errors", Schemas.List(document.SchemaOf(ProblemSchemas.Error), "All problems of the request.")),
            ("warnings", Schemas.List(document.SchemaOf(ProblemSchemas.Error), "Warnings."))));
    }

    /// <summary>Creates the properties that only the report of a dry run has in the response to a write.</summary>
    public static IEnumerable<(string, IOpenApiSchema)> Report(OpenApiDocument document) =>
    [
        ("would_answer?", Schemas.Integer(
            "The status that the same request would return without dry_run. Present only in the report of a dry run, which stored " +
            "nothing; a stored row does not have it.")),
        ("result?", Schemas.OrNull(
            document.SchemaOf(Result), "Dry run: what would happen to the row; null if the request would be refused.")),
        ("changes?", Schemas.List(document.SchemaOf(FieldChange), "Dry run: the fields that would change; empty for a new row.")),
        ("references?", Schemas.List(
            document.SchemaOf(Reference), "Dry run: the references of the request, and how each was matched.")),
        ("also?", Schemas.List(
            document.SchemaOf(OtherRow),
            "Dry run: rows that would change although the request does not refer to them, such as a default that another row replaces.")),
        ("errors?", Schemas.List(document.SchemaOf(ProblemSchemas.Error), "Dry run: all problems of the request.")),
    ];

    // The outcome is no enumeration, because generated types of C# cannot read words with spaces.
    private static (string, IOpenApiSchema)[] RowOutcome(OpenApiDocument document) =>
    [
        ("outcome", Schemas.Text("What would happen to the row: *exists*, *would create*, *would update* or *not resolved*.")),
        ("id?", Schemas.Text("Id of the row; missing if it was not resolved.", "uuid")),
        ("key?", Schemas.TextOrNull("Key of the row; null if it has none.")),
        ("changes?", Schemas.List(document.SchemaOf(FieldChange), "Fields that would change.")),
    ];
}
