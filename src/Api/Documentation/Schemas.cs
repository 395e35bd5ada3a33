using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace WorkOrders.Api.Documentation;

/// <summary>Factory methods for the schemas of responses that are not generated from the contract's records.</summary>
internal static class Schemas
{
    /// <summary>Creates the schema of a string, optionally with a format such as <c>uuid</c>.</summary>
    public static OpenApiSchema Text(string description, string? format = null) =>
        new() { Type = JsonSchemaType.String, Format = format, Description = description };

    /// <summary>Creates the schema of a string or null, optionally with a format.</summary>
    public static OpenApiSchema TextOrNull(string description, string? format = null) =>
        new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = format, Description = description };

    /// <summary>Creates the schema of an enumeration of strings.</summary>
    public static OpenApiSchema Word(string description, params string[] words) =>
        new() { Type = JsonSchemaType.String, Description = description, Enum = [.. words.Select(word => JsonValue.Create(word))] };

    /// <summary>Creates the schema of an enumeration of strings, the first of which is the default.</summary>
    public static OpenApiSchema WordByDefault(string description, params string[] words)
    {
        var schema = Word(description, words);
        schema.Default = words[0];
        return schema;
    }

    /// <summary>Creates the schema of a boolean.</summary>
    public static OpenApiSchema Flag(string description) => new() { Type = JsonSchemaType.Boolean, Description = description };

    /// <summary>Creates the schema of a 32-bit integer.</summary>
    public static OpenApiSchema Integer(string description) =>
        new() { Type = JsonSchemaType.Integer, Format = "int32", Description = description };

    /// <summary>Creates the schema of a 32-bit integer or null.</summary>
    public static OpenApiSchema IntegerOrNull(string description) =>
        new() { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Format = "int32", Description = description };

    /// <summary>Creates the schema of a 64-bit integer.</summary>
    public static OpenApiSchema Long(string description) =>
        new() { Type = JsonSchemaType.Integer, Format = "int64", Description = description };

    /// <summary>Creates the schema of a number.</summary>
    public static OpenApiSchema Number(string description) =>
        new() { Type = JsonSchemaType.Number, Format = "double", Description = description };

    /// <summary>Creates the schema of a number or null.</summary>
    public static OpenApiSchema NumberOrNull(string description) =>
        new() { Type = JsonSchemaType.Number | JsonSchemaType.Null, Format = "double", Description = description };

    /// <summary>Creates the schema of a value of any type.</summary>
    public static OpenApiSchema Any(string description) => new() { Description = description };

    /// <summary>Creates the schema of an array.</summary>
    public static OpenApiSchema List(IOpenApiSchema items, string description) =>
        new() { Type = JsonSchemaType.Array, Items = items, Description = description };

    /// <summary>Creates the schema of an object. Names that end in <c>?</c> are optional properties.</summary>
    public static OpenApiSchema Object(string description, params (string Name, IOpenApiSchema Schema)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Properties = properties.ToDictionary(property => property.Name.TrimEnd('?'), property => property.Schema),
        Required = properties.Where(property => !property.Name.EndsWith('?')).Select(property => property.Name).ToHashSet(),
    };

    /// <summary>Returns the properties of an object as optional ones.</summary>
    public static IEnumerable<(string, IOpenApiSchema)> Optional(IEnumerable<(string Name, IOpenApiSchema Schema)> properties) =>
        properties.Select(property => ($"{property.Name.TrimEnd('?')}?", property.Schema));

    /// <summary>Creates a schema that accepts a value of the given schema or null.</summary>
    public static OpenApiSchema OrNull(IOpenApiSchema schema, string description) =>
        new() { OneOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }], Description = description };
}
