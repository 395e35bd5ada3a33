namespace WorkOrders.Integration.Tests.Model;

/// <summary>A stored row of the model.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Id">The id.</param>
internal sealed record ModelRow(ModelEntity Entity, string Id)
{
    /// <summary>The values by field, each as canonical JSON; a field without a value is missing.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The version.</summary>
    public required int Version { get; init; }

    /// <summary>The planning entries of a work order.</summary>
    public IReadOnlyList<ModelPlanning> Planning { get; init; } = [];

    /// <summary>The key; null if the row has none.</summary>
    public string? Key => ModelValue.TextOf(this[Entity.Key]);

    /// <summary>The value of a field; null if it has none.</summary>
    public string? this[string field] => Values.GetValueOrDefault(field);

    /// <summary>Returns the id of the row to which a reference points; null if there is none.</summary>
    public string? IdOf(string reference) => ModelValue.TextOf(this[reference]);
}

/// <summary>A planning entry of a work order.</summary>
/// <param name="User">The id of the technician.</param>
/// <param name="From">The start.</param>
/// <param name="To">The end.</param>
/// <param name="IsFirm">Whether the entry is firm.</param>
internal sealed record ModelPlanning(string User, DateTime From, DateTime To, bool IsFirm);

/// <summary>A change in the history of a row.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Id">The id of the row.</param>
/// <param name="Operation"><c>created</c>, <c>updated</c> or <c>deleted</c>.</param>
/// <param name="Version">The version after the change.</param>
/// <param name="Fields">The fields that changed, sorted, each as <c>field: old -> new</c>.</param>
internal sealed record ModelChange(ModelEntity Entity, string Id, string Operation, int Version, IReadOnlyList<string> Fields)
{
    /// <summary>The reason that the request gave; null if it gave none.</summary>
    public string? Reason { get; init; }

    /// <summary>The fields that changed.</summary>
    public IEnumerable<string> Names => Fields.Select(change => change.Split(':')[0]).Order(StringComparer.Ordinal);

    /// <summary>Describes the difference between two states of a row.</summary>
    public static IReadOnlyList<string> Difference(IReadOnlyDictionary<string, string>? old, IReadOnlyDictionary<string, string>? now) =>
    [
        .. (from field in (old?.Keys ?? []).Union(now?.Keys ?? [])
           let was = old?.GetValueOrDefault(field)
           let becomes = now?.GetValueOrDefault(field)
           where was != becomes
           select $"{field}: {was ?? "null"} -> {becomes ?? "null"}").Order(StringComparer.Ordinal),
    ];
}
