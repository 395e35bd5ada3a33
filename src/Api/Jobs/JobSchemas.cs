using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>OpenAPI schemas of the requests and responses for work orders. The fields are generated from the record.</summary>
internal static class JobSchemas
{
    /// <summary>The name of the schema of a new work order.</summary>
    public const string New = "new_job";

    /// <summary>The name of the schema of a stored work order.</summary>
    public const string Stored = "stored_job";

    /// <summary>The name of the schema of a response with only the id.</summary>
    public const string Id = "job_id";

    /// <summary>The name of the schema of the response to a dry run.</summary>
    public const string DryRun = "dry_run";

    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>Adds the tag and the schemas of work orders.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.DescribeTag("Jobs", "Work orders.");
        ContractSchemas.AddTo(document, Jobs.Type, JobExamples.Fields);
        IOpenApiSchema To(string name) => new OpenApiSchemaReference(name, document);
        void Add(string name, OpenApiSchema schema) => document.AddComponent<IOpenApiSchema>(name, schema);

        var required = Jobs.Fields.Where(field => field.IsRequired).Select(field => field.Name);
        Add(New, new()
        {
            Description = $"A new work order. Required: {string.Join(", ", required)}, " +
                $"and one form each of {string.Join(", ", RequiredReferences.Select(reference => reference.Name))}.",
            AllOf = [To(Jobs.Name), new OpenApiSchema { Required = required.ToHashSet() }, .. RequiredReferences.Select(OneForm)],
        });
        Add(Stored, new()
        {
            Description = "A stored work order: all fields except embedded objects; null if a field has no value.",
            AllOf =
            [
                To(Jobs.Name),
                Schemas.Object("Additional properties.",
                    [("@odata.context", Schemas.Text("The OData context URL.", "uri")),
                    ("warnings?", Schemas.List(To(ProblemSchemas.Error), "Warnings of the create; missing if there are none."))]),
                new OpenApiSchema
                {
                    Required = Jobs.Fields.Where(field => field.Kind != FieldKind.Embedded).Select(field => field.Name).ToHashSet(),
                },
            ],
        });
        Add(Id, Schemas.Object("The response with Prefer: return=minimal.",
            ("id", Schemas.Text("Id of the work order.", "uuid")),
            ("warnings?", Schemas.List(To(ProblemSchemas.Error), "Warnings of the create; missing if there are none."))));
        Add(DryRun, Schemas.Object("What creating the work order would do. Nothing was stored, and no sequential number was used.",
            ("would_answer", Schemas.Integer("The status that the same request would return without dry_run: 201, 400, 409 or 422.")),
            ("references", Schemas.List(ReferenceMatch(), "The references of the request, and how each was matched.")),
            ("also",
                Schemas.List(
                    Schemas.Object("Another row that would change.", [("entity", Schemas.Text("Entity of the row.")), .. RowOutcome()]),
                "Rows that would change although the request does not refer to them, such as a default that another row replaces.")),
            ("defaults", Schemas.List(Default(), "Values filled in for fields that the request does not give.")),
            ("job", Schemas.OrNull(To(Jobs.Name), "The work order as it would be stored; null if the request would fail.")),
            ("job_planning", Schemas.List(To(Entity.Of<JobPlanning>().Name), "The planning entries that would be created.")),
            ("errors", Schemas.List(To(ProblemSchemas.Error), "All problems of the request.")),
            ("warnings", Schemas.List(To(ProblemSchemas.Error), "Warnings."))));
    }

    private static IEnumerable<ReferenceFields> RequiredReferences => Jobs.References.Where(reference => reference.IsRequired);

    private static OpenApiSchema OneForm(ReferenceFields reference) => new()
    {
        Description = $"At least one of {string.Join(", ", reference.Forms.Select(form => form.Name))}.",
        AnyOf = [.. reference.Forms.Select(form => new OpenApiSchema { Required = new HashSet<string> { form.Name } })],
    };

    private static OpenApiSchema ReferenceMatch() => Schemas.Object("A reference.",
        [("pointer", Schemas.Text("JSON Pointer to the form that was used.", "json-pointer")),
        ("entity", Schemas.Text("Entity referred to.")),
        ("matched_by", Schemas.OrNull(
            Schemas.Word("Form of the reference.", "id", "key", "embedded"), "The form that matched the row; null if no form matched.")),
        .. RowOutcome()]);

    private static (string, IOpenApiSchema)[] RowOutcome() =>
    [
        ("outcome", Schemas.Word("What would happen to the row.", "exists", "would create", "would update", "not resolved")),
        ("id?", Schemas.Text("Id of the row; missing if it was not resolved.", "uuid")),
        ("key?", Schemas.TextOrNull("Key of the row; null if it has none.")),
        ("changes?", Schemas.List(Schemas.Object("A field that would change.",
            ("field", Schemas.Text("Name of the field.")),
            ("old", Schemas.Any("Stored value.")),
            ("new", Schemas.Any("New value."))), "Fields that would change.")),
    ];

    private static OpenApiSchema Default() => Schemas.Object("A value that is filled in.",
        ("pointer", Schemas.Text("JSON Pointer to the field.", "json-pointer")),
        ("value", Schemas.Text("The id that is filled in.", "uuid")),
        ("key", Schemas.TextOrNull("Key of the row; null if it has none.")),
        ("reason", Schemas.Text("Why the value is filled in.")));
}
