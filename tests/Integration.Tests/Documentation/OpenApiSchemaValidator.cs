using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>Holds documents against the schemas that the API describes them with. A property that no schema knows does not fit.</summary>
internal sealed class OpenApiSchemaValidator(JsonNode schemas)
{
    /// <summary>What does not fit in a document, each as a pointer and a reason.</summary>
    public IReadOnlyList<string> Validate(JsonNode document, string schema) => [.. Validate(document, [schemas[schema]!], "")];

    private IEnumerable<string> Validate(JsonNode? value, IReadOnlyList<JsonNode> all, string at)
    {
        var parts = all.SelectMany(Parts).ToList();
        if (parts.Select(part => part["oneOf"]).FirstOrDefault(choices => choices is not null) is { } oneOf)
        {
            return value is null ? [] : Validate(value, [oneOf[0]!], at);
        }
        return [.. Types(value, parts, at), .. Required(value, parts, at), .. Within(value, parts, at)];
    }

    /// <summary>A schema with all that must be true besides.</summary>
    private IEnumerable<JsonNode> Parts(JsonNode schema) =>
        schema["$ref"]?.ToString() is { } reference ? Parts(schemas[reference.Split('/')[^1]]!)
        : (schema["allOf"]?.AsArray() ?? []).SelectMany(part => Parts(part!)).Prepend(schema);

    private static IEnumerable<string> Types(JsonNode? value, IEnumerable<JsonNode> parts, string at)
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
               let words = type is JsonArray list ? list.Select(word => word!.ToString()).ToArray() : [type.ToString()]
               where !words.Contains(kind) && !(kind == "integer" && words.Contains("number"))
               select $"{at} is {kind}, not {string.Join(" or ", words)}";
    }

    private static IEnumerable<string> Required(JsonNode? value, IEnumerable<JsonNode> parts, string at) => value is not JsonObject row ? [] : [
        .. parts.SelectMany(part => part["required"]?.AsArray() ?? []).Select(name => name!.ToString()).Where(name => !row.ContainsKey(name)).Select(name => $"{at}/{name} is missing"),
        .. parts.Select(part => part["anyOf"]).OfType<JsonArray>().Where(forms => !forms.Any(form => Required(row, [form!], at).ToList().Count == 0)).Select(_ => $"{at} fits none of the forms"),
    ];

    private IEnumerable<string> Within(JsonNode? value, IReadOnlyList<JsonNode> parts, string at) => value switch
    {
        JsonObject row when parts.Any(part => part["properties"] is not null) => row.SelectMany(property =>
            parts.Select(part => part["properties"]?[property.Key]).OfType<JsonNode>().ToList() is { Count: > 0 } described
                ? Validate(property.Value, described, $"{at}/{property.Key}")
                : [$"{at}/{property.Key} is not described"]),
        JsonArray list when parts.Select(part => part["items"]).OfType<JsonNode>().ToList() is { Count: > 0 } items =>
            list.SelectMany((item, index) => Validate(item, items, $"{at}/{index}")),
        _ => [],
    };
}
