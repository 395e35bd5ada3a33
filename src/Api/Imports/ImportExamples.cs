using System.Text.Json.Nodes;

namespace WorkOrders.Api.Imports;

/// <summary>Files that work as sent in the demo tenant, and what was answered to them.</summary>
internal static class ImportExamples
{
    /// <summary>The text of an example.</summary>
    public static string Text(string file)
    {
        using var stream = typeof(ImportExamples).Assembly.GetManifestResourceStream(file)
            ?? throw new ArgumentException($"There is no example {file} in Imports/Examples.", nameof(file));
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>An example in JSON.</summary>
    public static JsonNode Json(string name) => JsonNode.Parse(Text($"{name}.json"))!;
}
