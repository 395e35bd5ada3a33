using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>What is sent and answered around a work order; its fields are the record's.</summary>
internal static class JobSchemas
{
    /// <summary>A work order to be created.</summary>
    public const string New = "new_job";

    /// <summary>A work order as it is stored.</summary>
    public const string Stored = "stored_job";

    /// <summary>Only the id of a work order.</summary>
    public const string Id = "job_id";

    /// <summary>What creating a work order would do.</summary>
    public const string DryRun = "dry_run";

    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>Adds the tag and the schemas.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.DescribeTag("Jobs", "Work orders.");
        ContractSchemas.AddTo(document, Jobs.Type, JobExamples.Fields);
        IOpenApiSchema To(string name) => new OpenApiSchemaReference(name, document);
        void Add(string name, OpenApiSchema schema) => document.AddComponent<IOpenApiSchema>(name, schema);

        var required = Jobs.Fields.Where(field => field.IsRequired).Select(field => field.Name);
        Add(New, new()
        {
            Description = $"A work order to be created: {string.Join(", ", required)}, and one form each of {string.Join(", ", RequiredReferences.Select(reference => reference.Name))}.",
            AllOf = [To(Jobs.Name), new OpenApiSchema { Required = required.ToHashSet() }, .. RequiredReferences.Select(OneForm)],
        });
        Add(Stored, new()
        {
            Description = "A work order as it is stored: every field but what was embedded, null where there is nothing.",
            AllOf =
            [
                To(Jobs.Name),
                Schemas.Object("What comes with the order.",
                    [("@odata.context", Schemas.Text("What this is, in OData's words.", "uri")),
                    ("warnings?", Schemas.List(To(ProblemSchemas.Error), "What should be known besides; missing when there is nothing, and when the order is read again."))]),
                new OpenApiSchema { Required = Jobs.Fields.Where(field => field.Kind != FieldKind.Embedded).Select(field => field.Name).ToHashSet() },
            ],
        });
        Add(Id, Schemas.Object("What is answered under Prefer: return=minimal.", ("id", Schemas.Text("The order.", "uuid"))));
        Add(DryRun, Schemas.Object("What creating the order would do. Nothing was changed, and no number was drawn.",
            ("would_answer", Schemas.Integer("The status that the same request without dry_run would be answered with: 201, 400, 409 or 422.")),
            ("references", Schemas.List(ReferenceMatch(), "What the message refers to, and how each was matched.")),
            ("also", Schemas.List(Schemas.Object("A row that changes with the others.", [("entity", Schemas.Text("The entity.")), .. RowOutcome()]),
                "What changes though the message does not name it, such as the default that another replaces.")),
            ("defaults", Schemas.List(Default(), "What is filled in where the message gives nothing.")),
            ("job", Schemas.OrNull(To(Jobs.Name), "The order as it would be answered; null when it would be refused.")),
            ("job_planning", Schemas.List(To(Entity.Of<JobPlanning>().Name), "Who would be planned, from when to when.")),
            ("errors", Schemas.List(To(ProblemSchemas.Error), "Every problem for which it would be refused.")),
            ("warnings", Schemas.List(To(ProblemSchemas.Error), "What should be known besides."))));
    }

    private static IEnumerable<ReferenceFields> RequiredReferences => Jobs.References.Where(reference => reference.IsRequired);

    private static OpenApiSchema OneForm(ReferenceFields reference) => new()
    {
        Description = $"At least one of {string.Join(", ", reference.Forms.Select(form => form.Name))}.",
        AnyOf = [.. reference.Forms.Select(form => new OpenApiSchema { Required = new HashSet<string> { form.Name } })],
    };

    private static OpenApiSchema ReferenceMatch() => Schemas.Object("One reference.",
        [("pointer", Schemas.Text("JSON Pointer to the form that was taken.", "json-pointer")),
        ("entity", Schemas.Text("What is referred to.")),
        ("matched_by", Schemas.OrNull(Schemas.Word("The form.", "id", "key", "embedded"), "The form that led to the row; null when none did.")),
        .. RowOutcome()]);

    private static (string, IOpenApiSchema)[] RowOutcome() =>
    [
        ("outcome", Schemas.Word("What would become of the row.", "exists", "would create", "would update", "not resolved")),
        ("id?", Schemas.Text("The row; missing when it is not resolved.", "uuid")),
        ("key?", Schemas.TextOrNull("The row's key; null when it has none.")),
        ("changes?", Schemas.List(Schemas.Object("One field that would change.",
            ("field", Schemas.Text("The field.")), ("old", Schemas.Any("What is stored.")), ("new", Schemas.Any("What would be stored."))), "What would be updated.")),
    ];

    private static OpenApiSchema Default() => Schemas.Object("One value that is filled in.",
        ("pointer", Schemas.Text("JSON Pointer to the field.", "json-pointer")),
        ("value", Schemas.Text("The id filled in.", "uuid")),
        ("key", Schemas.TextOrNull("The key of the row; null when it has none.")),
        ("reason", Schemas.Text("Why.")));
}
