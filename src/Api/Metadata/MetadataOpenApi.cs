using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Metadata;

/// <summary>Describes the service document and the metadata in the OpenAPI document.</summary>
internal static class MetadataOpenApi
{
    /// <summary>The name of the tag.</summary>
    public const string Tag = "Metadata";

    private const string Sets = "service_document";

    /// <summary>Adds the tag and the schema of the service document.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.DescribeTag(Tag, "The contents of this service, for OData 4.0 clients such as Excel, Power BI and SAP.");
        var set = Schemas.Object("A set of rows.",
            ("name", Schemas.Text("Name of the set, such as `Jobs`.")),
            ("kind", Schemas.Text("Always `EntitySet`.")),
            ("url", Schemas.Text("URL of the set, relative to this document.")));
        document.AddSchema(Sets, Schemas.Object("The sets of rows that can be read.",
            ("@odata.context?", Schemas.Text("The URL of the metadata.")),
            ("value", Schemas.List(set, "The sets."))));
    }

    /// <summary>Describes <c>GET api</c>.</summary>
    public static void DescribeService(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "List the sets of rows";
        operation.Description = "Returns the service document of OData: the sets of rows, each with its URL.";
        operation.Answer(
        [
            ("200", ResponseDescriptions.Json("The sets.", document.SchemaOf(Sets))),
            .. ProblemResponses.For(document, "406"),
        ]);
    }

    /// <summary>Describes <c>GET api/$metadata</c>.</summary>
    public static void DescribeMetadata(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Summary = "Read the entity data model";
        operation.Description = "Returns the types, keys, references and capabilities of all sets as CSDL XML 4.0. JSON is not available.";
        operation.Answer(
        [
            ("200", new OpenApiResponse
            {
                Description = "The model.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [MetadataDocument.MediaType] = new() { Schema = Schemas.Text("A document in CSDL XML.") },
                },
            }),
            .. ProblemResponses.For(context.Document!, "406"),
        ]);
    }
}
