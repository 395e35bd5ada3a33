using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkOrders.Application.Tests.Contract;

/// <summary>The published field table of the contract.</summary>
internal static class ContractTable
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The entities by name.</summary>
    public static IReadOnlyDictionary<string, PublishedEntity> Entities { get; } = JsonNode
        .Parse(File.ReadAllText(Path.Join(TestContext.CurrentContext.TestDirectory, "contract-fields.json")))
        .Deserialize<Dictionary<string, PublishedEntity>>(Options)!;

    /// <summary>An entity of the table.</summary>
    /// <param name="Path">The path below <c>api/</c>; null if it has none.</param>
    /// <param name="Key">The key; null if the id is the only key.</param>
    /// <param name="Fields">The fields.</param>
    internal sealed record PublishedEntity(string? Path, string? Key, IReadOnlyList<PublishedField> Fields);

    /// <summary>A field of an entity.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Type">The type of the values.</param>
    /// <param name="Max">The maximum length in characters.</param>
    /// <param name="Required">Whether the field is required.</param>
    /// <param name="ReadOnly">Whether only the server sets the field.</param>
    /// <param name="Derived">The source from which the server derives the value.</param>
    /// <param name="RefersTo">The entity that the field refers to.</param>
    /// <param name="By">Whether the field refers by id or by key.</param>
    /// <param name="Entity">The embedded entity, as an object or a list.</param>
    internal sealed record PublishedField(
        string Name, string Type, int? Max, bool Required, bool ReadOnly, string? Derived, string? RefersTo, string? By, string? Entity);
}
