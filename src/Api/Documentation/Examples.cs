using System.Text.Json.Nodes;

namespace WorkOrders.Api.Documentation;

/// <summary>
/// The examples embedded in this assembly, from the folders named Examples: requests that work in the demo tenant, and responses.
/// </summary>
internal static class Examples
{
    /// <summary>Checks whether there is an example.</summary>
    /// <param name="file">The file name, with its extension.</param>
    public static bool Contains(string file) => typeof(Examples).Assembly.GetManifestResourceInfo(file) is not null;

    /// <summary>Reads the text of an example.</summary>
    /// <param name="file">The file name, with its extension.</param>
    /// <exception cref="ArgumentException">There is no such example.</exception>
    public static string Text(string file)
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream(file)
            ?? throw new ArgumentException($"There is no example {file}.", nameof(file));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a JSON example.</summary>
    /// <param name="name">The file name, without its extension.</param>
    /// <exception cref="ArgumentException">There is no such example.</exception>
    public static JsonNode Json(string name) => JsonNode.Parse(Text($"{name}.json"))!;

    /// <summary>Reads an example that is a JSON object.</summary>
    /// <param name="name">The file name, without its extension.</param>
    /// <exception cref="ArgumentException">There is no such example.</exception>
    public static JsonObject Object(string name) => Json(name).AsObject();
}
