using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace WorkOrders.Api.Documentation;

/// <summary>Shorthand for the schemas of answers other than the contract's records.</summary>
internal static class Schemas
{
    /// <summary>A string, optionally in a format such as <c>uuid</c>.</summary>
    public static OpenApiSchema Text(string description, string? format = null) =>
        new() { Type = JsonSchemaType.String, Format = format, Description = description };

    /// <summary>A string or null.</summary>
    public static OpenApiSchema TextOrNull(string description) =>
        new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = description };

    /// <summary>One of several strings.</summary>
    public static OpenApiSchema Word(string description, params string[] words) =>
        new() { Type = JsonSchemaType.String, Description = description, Enum = [.. words.Select(word => JsonValue.Create(word))] };

    /// <summary>A 32-bit integer.</summary>
    public static OpenApiSchema Integer(string description) =>
        new() { Type = JsonSchemaType.Integer, Format = "int32", Description = description };

    /// <summary>A 64-bit integer.</summary>
    public static OpenApiSchema Long(string description) =>
        new() { Type = JsonSchemaType.Integer, Format = "int64", Description = description };

    /// <summary>A value of any type.</summary>
    public static OpenApiSchema Any(string description) => new() { Description = description };

    /// <summary>A list.</summary>
    public static OpenApiSchema List(IOpenApiSchema items, string description) =>
        new() { Type = JsonSchemaType.Array, Items = items, Description = description };

    /// <summary>An object. Names that end in <c>?</c> are optional properties.</summary>
    public static OpenApiSchema Object(string description, params (string Name, IOpenApiSchema Schema)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Properties = properties.ToDictionary(property => property.Name.TrimEnd('?'), property => property.Schema),
        Required = properties.Where(property => !property.Name.EndsWith('?')).Select(property => property.Name).ToHashSet(),
    };

    /// <summary>A value of the schema, or null.</summary>
    public static OpenApiSchema OrNull(IOpenApiSchema schema, string description) =>
        new() { OneOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }], Description = description };
}
