using Microsoft.OpenApi;

namespace WorkOrders.Api.Documentation;

/// <summary>Factory methods for the parameters of an operation.</summary>
internal static class Parameters
{
    /// <summary>Creates a query parameter.</summary>
    public static OpenApiParameter Query(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    /// <summary>Creates a header parameter.</summary>
    public static OpenApiParameter Header(string name, string description) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    /// <summary>Creates the header parameter <c>Prefer</c>.</summary>
    public static OpenApiParameter Prefer(string description) =>
        Header("Prefer", $"Preferences of the client (RFC 7240), which override the settings of the tenant. {description}");
}
