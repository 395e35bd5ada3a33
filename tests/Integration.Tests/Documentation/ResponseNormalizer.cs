using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>
/// Replaces the parts of a response that vary between runs: new ids, request ids, callers, order numbers, positions, rates, timestamps and
/// the port.
/// </summary>
internal static partial class ResponseNormalizer
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")]
    private static partial Regex NewId();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    [GeneratedRegex(
        """("(modified_dateutc|changed_dateutc|date_(?:create|start|end|update|status)|traceId|request_id|changed_by)": )"[^"]*"|"""
        + """("(id2|position|next|rows_per_second)": )[\d.]+""")]
    private static partial Regex Varying();

    /// <summary>Returns the response as comparable text, in which each new id has its own placeholder.</summary>
    public static string Normalize(JsonNode response)
    {
        var names = new Dictionary<string, string>();
        var text = Varying().Replace(response.ToJsonString(Indented), "$1$3(varies)");
        text = NewId().Replace(text, id => names.TryGetValue(id.Value, out var name) ? name : names[id.Value] = $"new-{names.Count + 1}");
        return Address().Replace(text, "http://api");
    }
}
