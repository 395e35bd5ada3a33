namespace WorkOrders.Application.Contract;

/// <summary>Says that a record is an entity of the published contract. Its endpoints, its SQL, its validation and its schema follow from the record.</summary>
/// <param name="name">The entity's name on the wire and in the database (<c>job_type</c>).</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EntityAttribute(string name) : Attribute
{
    /// <summary>The entity's name on the wire and in the database.</summary>
    public string Name { get; } = name;

    /// <summary>Its path below <c>api/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The property that is its key in other systems, unique per tenant.</summary>
    public required string Key { get; init; }

    /// <summary>Whether all tenants share its rows.</summary>
    public bool Shared { get; init; }
}
