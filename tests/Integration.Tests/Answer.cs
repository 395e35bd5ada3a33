using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests;

/// <summary>A response of the API, read to its end.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">All headers by name, including content headers.</param>
/// <param name="Text">The body.</param>
internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    private JsonNode? _json;

    /// <summary>The body as JSON.</summary>
    public JsonNode Json => _json ??= JsonNode.Parse(Text)!;

    /// <summary>The problems of the body, each as <c>pointer code</c>.</summary>
    public IReadOnlyList<string> Problems => List("errors");

    /// <summary>The warnings of the body, each as <c>pointer code</c>.</summary>
    public IReadOnlyList<string> Warnings => List("warnings");

    /// <summary>A field of the body as text; null if it is null or missing.</summary>
    public string? this[string field] => Json[field]?.ToString();

    /// <summary>Returns the first problem at a pointer.</summary>
    public JsonNode Problem(string pointer) => Json["errors"]!.AsArray().First(error => error!["pointer"]?.ToString() == pointer)!;

    /// <summary>Reads a response to its end.</summary>
    public static async Task<Answer> Read(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsStringAsync());

    private IReadOnlyList<string> List(string name) =>
        [.. (Json[name]?.AsArray() ?? []).Select(item => $"{item!["pointer"]} {item["code"]}")];
}
