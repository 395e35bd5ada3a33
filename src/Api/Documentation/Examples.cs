using System.Text.Json.Nodes;

namespace WorkOrders.Api.Documentation;

/// <summary>
/// The examples built into this assembly, from the folders named Examples: requests that work in the demo tenant, and answers.
/// </summary>
internal static class Examples
{
    /// <summary>The text of an example.</summary>
    /// <param name="file">The file name, with its extension.</param>
    /// <exception cref="ArgumentException">There is no such example.</exception>
    public static string Text(string file)
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream(file)
            ?? throw new ArgumentException($"There is no example {file}.", nameof(file));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>An example in JSON.</summary>
    /// <param name="name">The file name, without its extension.</param>
    /// <exception cref="ArgumentException">There is no such example.</exception>
    public static JsonNode Json(string name) => JsonNode.Parse(Text($"{name}.json"))!;

    /// <summary>An example that is a JSON object.</summary>
    /// <param name="name">The file name, without its extension.</param>
    /// <exception cref="ArgumentException">There is no such example.</exception>
    public static JsonObject Object(string name) => Json(name).AsObject();
}
