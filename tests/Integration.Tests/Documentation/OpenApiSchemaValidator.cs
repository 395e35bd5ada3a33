using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>Validates JSON documents against the schemas of the OpenAPI document. Undescribed properties are errors.</summary>
internal sealed class OpenApiSchemaValidator(JsonNode schemas)
{
    /// <summary>Returns the validation errors of a document, each with its pointer.</summary>
    public IReadOnlyList<string> Validate(JsonNode document, string schema) => [.. Validate(document, [schemas[schema]!], "")];

    private IEnumerable<string> Validate(JsonNode? value, IReadOnlyList<JsonNode> schemasOfValue, string path)
    {
        var parts = schemasOfValue.SelectMany(Flatten).ToList();
        if (parts.Select(part => part["oneOf"]).FirstOrDefault(choices => choices is not null) is { } oneOf)
        {
            return value is null ? [] : Validate(value, [oneOf[0]!], path);
        }
        return [.. Types(value, parts, path), .. Required(value, parts, path), .. Children(value, parts, path)];
    }

    /// <summary>Returns a schema and all schemas that it includes.</summary>
    private IEnumerable<JsonNode> Flatten(JsonNode schema) =>
        schema["$ref"]?.ToString() is { } reference ? Flatten(schemas[reference.Split('/')[^1]]!)
        : (schema["allOf"]?.AsArray() ?? []).SelectMany(part => Flatten(part!)).Prepend(schema);

    private static IEnumerable<string> Types(JsonNode? value, IEnumerable<JsonNode> parts, string path)
    {
        var kind = value?.GetValueKind() switch
        {
            null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => value.ToJsonString().Contains('.') ? "number" : "integer",
            _ => "boolean",
        };
        return from type in parts.Select(part => part["type"]).OfType<JsonNode>()
               let allowed = type is JsonArray list ? list.Select(name => name!.ToString()).ToArray() : [type.ToString()]
               where !allowed.Contains(kind) && !(kind == "integer" && allowed.Contains("number"))
               select $"{path} is {kind}, not {string.Join(" or ", allowed)}";
    }

    private static IEnumerable<string> Required(JsonNode? value, IEnumerable<JsonNode> parts, string path) =>
        value is not JsonObject row ? [] : [
        .. parts.SelectMany(part => part["required"]?.AsArray() ?? []).Select(name => name!.ToString())
            .Where(name => !row.ContainsKey(name)).Select(name => $"{path}/{name} is missing"),
        .. parts.Select(part => part["anyOf"]).OfType<JsonArray>()
            .Where(forms => !forms.Any(form => Required(row, [form!], path).ToList().Count == 0))
            .Select(_ => $"{path} matches none of the alternatives"),
    ];

    private IEnumerable<string> Children(JsonNode? value, IReadOnlyList<JsonNode> parts, string path) => value switch
    {
        JsonObject row when parts.Any(part => part["properties"] is not null) => row.SelectMany(property =>
            parts.Select(part => part["properties"]?[property.Key]).OfType<JsonNode>().ToList() is { Count: > 0 } described
                ? Validate(property.Value, described, $"{path}/{property.Key}")
                : [$"{path}/{property.Key} is not described"]),
        JsonArray list when parts.Select(part => part["items"]).OfType<JsonNode>().ToList() is { Count: > 0 } items =>
            list.SelectMany((item, index) => Validate(item, items, $"{path}/{index}")),
        _ => [],
    };
}
