using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Documentation;

/// <summary>OpenAPI schemas of the requests and responses for the rows of an entity. The fields are generated from the record.</summary>
internal static class RowSchemas
{
    /// <summary>Returns the name of the schema of a new row.</summary>
    public static string NameOfNew(Entity entity) => $"new_{Singular(entity)}";

    /// <summary>Returns the name of the schema of a stored row.</summary>
    public static string NameOfStored(Entity entity) => $"stored_{Singular(entity)}";

    /// <summary>Returns the name of the schema of the response to a write.</summary>
    public static string NameOfWritten(Entity entity) => $"written_{Singular(entity)}";

    /// <summary>Adds the schemas of an entity.</summary>
    /// <param name="document">The document.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="examples">Examples of rows.</param>
    /// <param name="report">What the report of a dry run contains in addition to <see cref="DryRunSchemas.Report"/>.</param>
    public static void AddTo(
        OpenApiDocument document, Entity entity, IEnumerable<JsonObject> examples, params IEnumerable<(string, IOpenApiSchema)> report)
    {
        ContractSchemas.AddTo(document, entity.Type, examples);
        document.AddSchema(NameOfStored(entity), new()
        {
            Description = $"A stored {entity.Label}: all fields except embedded objects; null if a field has no value.",
            AllOf =
            [
                document.SchemaOf(entity.Name),
                Schemas.Object("Additional properties.",
                    ("@odata.context", Schemas.Text("The OData context URL.")),
                    ("@odata.etag", Schemas.Text("The version of the row, as in the header ETag."))),
            ],
            Required = entity.Fields.Where(field => field.Kind != FieldKind.Embedded).Select(field => field.Name).ToHashSet(),
        });
        if (entity.IsWritable)
        {
            document.AddSchema(NameOfNew(entity), New(document, entity));
            document.AddSchema(NameOfWritten(entity), Written(document, entity, report));
        }
    }

    private static OpenApiSchema New(OpenApiDocument document, Entity entity)
    {
        var required = entity.Fields.Where(field => field.IsRequired).Select(field => field.Name).ToHashSet();
        var references = entity.References.Where(reference => reference.IsRequired).ToList();
        IReadOnlyList<string> parts =
        [
            .. required.Count == 0 ? [] : new[] { string.Join(", ", required) },
            .. references.Count == 0 ? [] : new[] { $"one form each of {string.Join(", ", references.Select(each => each.Name))}" },
        ];
        return new()
        {
            Description = $"A new {entity.Label}. "
                + (parts.Count == 0 ? "No field is required." : $"Required: {string.Join(", and ", parts)}."),
            // Required twice: openapi-typescript reads the outer list, and Kiota derives a type only if there is an inner schema.
            AllOf = [document.SchemaOf(entity.Name), new OpenApiSchema { Required = required }, .. references.Select(OneForm)],
            Required = required,
        };
    }

    private static OpenApiSchema OneForm(ReferenceFields reference) => new()
    {
        Description = $"At least one of {string.Join(", ", reference.Forms.Select(form => form.Name))}.",
        AnyOf = [.. reference.Forms.Select(form => new OpenApiSchema { Required = new HashSet<string> { form.Name } })],
    };

    /// <summary>
    /// Creates the schema of all responses to a write. It is one schema, because generated clients have one type for all successful
    /// responses of an operation.
    /// </summary>
    private static OpenApiSchema Written(OpenApiDocument document, Entity entity, IEnumerable<(string, IOpenApiSchema)> report) => new()
    {
        Description = $"The stored {entity.Label}; with `return=minimal`, only its id. With dry_run=true, the report of what would happen: "
            + "it has `would_answer` instead of the fields of the row, and nothing was stored.",
        AllOf =
        [
            document.SchemaOf(entity.Name),
            Schemas.Object("Additional properties.",
            [
                ("@odata.context?", Schemas.Text("The OData context URL.")),
                ("@odata.etag?", Schemas.Text("The version of the row, as in the header ETag.")),
                ("warnings?", Schemas.List(
                    document.SchemaOf(ProblemSchemas.Error), "Warnings of the write; a stored row without warnings has no such list.")),
                .. DryRunSchemas.Report(document),
                .. report,
            ]),
        ],
    };

    /// <summary>Returns the name of an entity in the singular. The contract names only work orders in the plural.</summary>
    private static string Singular(Entity entity) => entity.IsAggregate ? entity.Name.TrimEnd('s') : entity.Name;
}
