using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace WorkOrders.Api.Documentation;

/// <summary>Short words for the schemas of answers that are no records of the contract.</summary>
internal static class Schemas
{
    /// <summary>A text, perhaps in a known form such as <c>uuid</c>.</summary>
    public static OpenApiSchema Text(string description, string? format = null) => new() { Type = JsonSchemaType.String, Format = format, Description = description };

    /// <summary>A text, or null.</summary>
    public static OpenApiSchema TextOrNull(string description) => new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = description };

    /// <summary>One of some words.</summary>
    public static OpenApiSchema Word(string description, params string[] words) =>
        new() { Type = JsonSchemaType.String, Description = description, Enum = [.. words.Select(word => JsonValue.Create(word))] };

    /// <summary>A whole number.</summary>
    public static OpenApiSchema Integer(string description) => new() { Type = JsonSchemaType.Integer, Format = "int32", Description = description };

    /// <summary>A whole number that may grow beyond 32 bits.</summary>
    public static OpenApiSchema Long(string description) => new() { Type = JsonSchemaType.Integer, Format = "int64", Description = description };

    /// <summary>Whatever the place may hold.</summary>
    public static OpenApiSchema Any(string description) => new() { Description = description };

    /// <summary>A list.</summary>
    public static OpenApiSchema List(IOpenApiSchema items, string description) => new() { Type = JsonSchemaType.Array, Items = items, Description = description };

    /// <summary>An object; what ends in <c>?</c> may be missing.</summary>
    public static OpenApiSchema Object(string description, params (string Name, IOpenApiSchema Schema)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Properties = properties.ToDictionary(property => property.Name.TrimEnd('?'), property => property.Schema),
        Required = properties.Where(property => !property.Name.EndsWith('?')).Select(property => property.Name).ToHashSet(),
    };

    /// <summary>What a schema describes, or null.</summary>
    public static OpenApiSchema OrNull(IOpenApiSchema schema, string description) =>
        new() { OneOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }], Description = description };
}
