using System.Globalization;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>Values of fields as canonical JSON text, so that they can be compared; null for everything that means "nothing".</summary>
internal static class ModelValue
{
    private static readonly DateTimeOffset[] Nothing =
        [new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero), new(1, 1, 1, 0, 0, 0, TimeSpan.Zero)];

    /// <summary>Returns the canonical text of a value in a request or response.</summary>
    public static string? Read(string type, JsonNode? value, bool trimmed)
    {
        var text = value?.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : null;
        return type switch
        {
            _ when value is null || (text is not null && string.IsNullOrWhiteSpace(text)) => null,
            "guid" => Guid.Parse(text!) is var id && id == Guid.Empty ? null : Quote(id.ToString()),
            "datetime" => DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture) is var moment && Nothing.Contains(moment)
                ? null
                : Quote(moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture)),
            "list" => value.AsArray().Count == 0 ? null : string.Join(' ', value.AsArray().Select(WithoutNulls)),
            "string" => Quote(trimmed ? text!.Trim() : text!),
            _ => value.ToJsonString(),
        };
    }

    /// <summary>Returns the canonical text of an id.</summary>
    public static string OfId(string id) => Quote(id);

    /// <summary>Returns the text or id that a canonical text stands for.</summary>
    public static string? TextOf(string? canonical) => canonical is null ? null : JsonNode.Parse(canonical)!.GetValue<string>();

    /// <summary>Returns whether a value does not change a row that exists if it is embedded.</summary>
    public static bool IsDefault(string canonical) => canonical is "false" or "0" or "[]";

    /// <summary>Returns the number of characters of a canonical text.</summary>
    public static int Length(string canonical) => TextOf(canonical)!.EnumerateRunes().Count();

    private static string WithoutNulls(JsonNode? item) =>
        new JsonObject(item!.AsObject().Where(field => field.Value is not null)
            .Select(field => new KeyValuePair<string, JsonNode?>(field.Key, field.Value!.DeepClone()))).ToJsonString();

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString();
}
