using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>The published field table (<c>contract-fields.json</c>), read independently of the product code.</summary>
internal static class PublishedFields
{
    private static readonly JsonNode Entities =
        JsonNode.Parse(File.ReadAllText(Path.Join(AppContext.BaseDirectory, "contract-fields.json")))!;

    /// <summary>A field of the table.</summary>
    /// <param name="Name">The exact name.</param>
    /// <param name="Type">The type as written in the table.</param>
    /// <param name="Max">The maximum length in code points, if any.</param>
    /// <param name="Entity">The embedded entity, if any.</param>
    public sealed record PublishedField(string Name, string Type, int? Max, string? Entity)
    {
        /// <summary>Whether the field embeds another entity; such fields are not returned.</summary>
        public bool IsEmbedded => Type == "embedded";
    }

    /// <summary>Returns the fields of an entity.</summary>
    public static IReadOnlyList<PublishedField> For(string entity) =>
    [
        .. Entities[entity]!["fields"]!.AsArray().Select(field =>
            new PublishedField(field!["name"]!.ToString(), field["type"]!.ToString(), (int?)field["max"], field["entity"]?.ToString())),
    ];
}
