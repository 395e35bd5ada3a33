namespace WorkOrders.Integration.Tests.Lists;

/// <summary>A row of the sample data, in memory.</summary>
/// <param name="Entity">The name of the entity.</param>
/// <param name="Id">The id.</param>
internal sealed record SampleRow(string Entity, Guid Id)
{
    /// <summary>The values of the fields, as clients see them.</summary>
    public Dictionary<string, object?> Values { get; } = new() { ["id"] = Id };

    /// <summary>The rows that the row refers to, by the names of the navigation properties.</summary>
    public Dictionary<string, SampleRow?> References { get; } = [];

    /// <summary>The planning entries of a work order.</summary>
    public List<SampleRow> Planning { get; } = [];

    /// <summary>Sets a reference, with the field that contains its id, and the field that contains its key if there is one.</summary>
    public SampleRow Refer(string navigation, SampleRow? target, string idField, string? keyField = null, string targetKey = "code")
    {
        References[navigation] = target;
        Values[idField] = target?.Id;
        if (keyField is not null)
        {
            Values[keyField] = target?.Values[targetKey];
        }
        return this;
    }

    public bool Equals(SampleRow? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Id.GetHashCode();
}
