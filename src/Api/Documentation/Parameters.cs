using Microsoft.OpenApi;

namespace WorkOrders.Api.Documentation;

/// <summary>Short words for what an operation takes beside its body.</summary>
internal static class Parameters
{
    /// <summary>A parameter behind the path.</summary>
    public static OpenApiParameter Query(string name, string description, OpenApiSchema schema) => new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    /// <summary>A header.</summary>
    public static OpenApiParameter Header(string name, string description) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    /// <summary>What the client prefers.</summary>
    public static OpenApiParameter Prefer(string description) => Header("Prefer", $"What the client prefers (RFC 7240), over what its tenant has set: {description}");
}
