using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>The published field table (<c>contract-fields.json</c>), read independently of the product.</summary>
internal static class PublishedFields
{
    private static readonly JsonNode Entities = JsonNode.Parse(File.ReadAllText(Path.Join(AppContext.BaseDirectory, "contract-fields.json")))!;

    /// <summary>A field of the table.</summary>
    /// <param name="Name">Its exact name.</param>
    /// <param name="Type">Its type, as the table says it.</param>
    /// <param name="Max">The most code points it takes, if the table says so.</param>
    /// <param name="Entity">What it embeds, if anything.</param>
    public sealed record Published(string Name, string Type, int? Max, string? Entity)
    {
        /// <summary>Whether it embeds another entity, and so is not answered.</summary>
        public bool IsEmbedded => Type == "embedded";
    }

    /// <summary>The fields of an entity.</summary>
    public static IReadOnlyList<Published> For(string entity) =>
    [
        .. Entities[entity]!["fields"]!.AsArray().Select(field =>
            new Published(field!["name"]!.ToString(), field["type"]!.ToString(), (int?)field["max"], field["entity"]?.ToString())),
    ];
}
