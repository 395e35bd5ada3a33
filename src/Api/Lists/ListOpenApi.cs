using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Lists;

/// <summary>Describes lists in the OpenAPI document.</summary>
internal static class ListOpenApi
{
    /// <summary>Adds the schemas of pages.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        foreach (var entity in EntityModel.Contract.Entities)
        {
            document.AddSchema(NameOf(entity), Schemas.Object($"A page of {entity.PluralLabel}.",
                ("@odata.context", Schemas.Text("The OData context URL.")),
                ("@odata.count?", Schemas.Long("Number of rows of the whole list, if `$count` is true.")),
                ("value", Schemas.List(document.SchemaOf(entity.Name), "The rows, with the selected fields.")),
                ("@odata.nextLink?", Schemas.Text("URL of the next page; missing on the last page.")),
                ("@workorders.warnings?", Schemas.List(document.SchemaOf(ProblemSchemas.Error), "Ignored parts of the request."))));
        }
    }

    /// <summary>Describes <c>GET api/X</c>.</summary>
    public static Action<OpenApiOperation, OpenApiOperationTransformerContext> DescribeList(Entity entity) => (operation, context) =>
    {
        var document = context.Document!;
        operation.Summary = $"List {entity.PluralLabel}";
        operation.Description = $"""
            Returns a page of {entity.PluralLabel} (OData 4.0). To read all rows, follow `@odata.nextLink` until it is missing: no
            row is missing or repeated, even if rows are written meanwhile. With `Accept: text/csv` or
            `Accept: application/x-ndjson`, the response has all rows.
            """;
        operation.Parameters = [.. ListParameters.List(document)];
        operation.Answer(
        [
            ("200", ResponseDescriptions.Json("The rows.", document.SchemaOf(NameOf(entity)), []).WithPreferences()),
            .. ProblemResponses.For(document, "400", "406"),
            ("501", ResponseDescriptions.Problem(document, "The query uses an OData feature that is not supported.")),
            ("503", Slow(document)),
        ]);
    };

    /// <summary>Describes <c>GET api/X/$count</c>.</summary>
    public static Action<OpenApiOperation, OpenApiOperationTransformerContext> DescribeCount(Entity entity) => (operation, context) =>
    {
        var document = context.Document!;
        operation.Summary = $"Count {entity.PluralLabel}";
        operation.Description = $"Returns the number of {entity.PluralLabel} that match the filter, as text.";
        operation.Parameters = [.. ListParameters.Rows(document)];
        operation.Answer(
        [
            ("200", new OpenApiResponse
            {
                Description = "The number of rows.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["text/plain"] = new() { Schema = Schemas.Long("Number of rows.") },
                },
            }),
            .. ProblemResponses.For(document, "400"),
            ("501", ResponseDescriptions.Problem(document, "The query uses an OData feature that is not supported.")),
            ("503", Slow(document)),
        ]);
    };

    private static OpenApiResponse Slow(OpenApiDocument document) => ResponseDescriptions
        .Problem(document, "The query takes longer than the server allows, a table is locked, or too many responses have all rows.")
        .WithHeader("Retry-After", "Seconds to wait before the next attempt.", JsonSchemaType.Integer);

    private static string NameOf(Entity entity) => $"{entity.Name}_list";
}
