using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WorkOrders.Api.Documentation;

/// <summary>Methods with which features add their descriptions to the OpenAPI document.</summary>
internal static class OpenApiContributions
{
    /// <summary>The name of the only OpenAPI document.</summary>
    public const string DocumentName = "v1";

    /// <summary>Registers what a feature adds to the document, such as its tag and its schemas.</summary>
    public static IServiceCollection DescribeFeature(this IServiceCollection services, Action<OpenApiDocument> addTo) =>
        services.Configure<OpenApiOptions>(DocumentName, options => options.AddDocumentTransformer((document, _, _) =>
        {
            addTo(document);
            return Task.CompletedTask;
        }));

    /// <summary>Registers a description that is applied to the operations of all features.</summary>
    public static IServiceCollection DescribeOperations(
        this IServiceCollection services, Action<OpenApiOperation, OpenApiOperationTransformerContext> describe) =>
        services.Configure<OpenApiOptions>(DocumentName, options => options.AddOperationTransformer((operation, context, _) =>
        {
            describe(operation, context);
            return Task.CompletedTask;
        }));

    /// <summary>Registers the description of the operation of an endpoint.</summary>
    public static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder endpoint, Action<OpenApiOperation, OpenApiOperationTransformerContext> describe) =>
        endpoint.AddOpenApiOperationTransformer((operation, context, _) =>
        {
            describe(operation, context);
            return Task.CompletedTask;
        });

    /// <summary>Describes a tag, which groups operations. Tags are listed in the order in which they are described.</summary>
    public static void DescribeTag(this OpenApiDocument document, string name, string description) => document.Tags =
        (document.Tags ?? Enumerable.Empty<OpenApiTag>())
            .Where(tag => tag.Name != name)
            .Append(new() { Name = name, Description = description })
            .ToHashSet();

    /// <summary>Adds a schema to the components of the document.</summary>
    /// <returns>A reference to the schema.</returns>
    public static OpenApiSchemaReference AddSchema(this OpenApiDocument document, string name, OpenApiSchema schema)
    {
        document.AddComponent<IOpenApiSchema>(name, schema);
        return document.SchemaOf(name);
    }

    /// <summary>Returns a reference to a schema of the components.</summary>
    public static OpenApiSchemaReference SchemaOf(this OpenApiDocument document, string name) => new(name, document);
}
