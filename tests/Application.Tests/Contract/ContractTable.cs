using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkOrders.Application.Tests.Contract;

/// <summary>The published field table: what the contract says of every entity and field.</summary>
internal static class ContractTable
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The entities by name.</summary>
    public static IReadOnlyDictionary<string, PublishedEntity> Entities { get; } = JsonNode
        .Parse(File.ReadAllText(Path.Join(TestContext.CurrentContext.TestDirectory, "contract-fields.json")))
        .Deserialize<Dictionary<string, PublishedEntity>>(Options)!;

    /// <summary>One entity.</summary>
    /// <param name="Path">Its path below <c>api/</c>; null when it has none.</param>
    /// <param name="Key">Its key; null when it has none but its id.</param>
    /// <param name="Fields">Its fields.</param>
    internal sealed record PublishedEntity(string? Path, string? Key, IReadOnlyList<PublishedField> Fields);

    /// <summary>One field.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Type">What kind of value it holds.</param>
    /// <param name="Max">The most characters it takes.</param>
    /// <param name="Required">Whether a row must have it.</param>
    /// <param name="ReadOnly">Whether the server alone sets it.</param>
    /// <param name="Derived">Where the server takes it from, whatever is sent.</param>
    /// <param name="RefersTo">The entity it refers to.</param>
    /// <param name="By">Whether it does so by id or by key.</param>
    /// <param name="Entity">The entity it embeds, one or many.</param>
    internal sealed record PublishedField(
        string Name, string Type, int? Max, bool Required, bool ReadOnly, string? Derived, string? RefersTo, string? By, string? Entity);
}
