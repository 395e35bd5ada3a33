namespace WorkOrders.Application.Contract;

/// <summary>Marks a record as an entity of the published contract. Its SQL, its validation and its schema follow from the record.</summary>
/// <param name="name">The entity's name on the wire and in the database, such as <c>job_type</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EntityAttribute(string name) : Attribute
{
    /// <summary>The entity's name on the wire and in the database.</summary>
    public string Name { get; } = name;

    /// <summary>Its path below <c>api/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The property that is its key in other systems, unique per tenant.</summary>
    public required string Key { get; init; }

    /// <summary>What messages to people call it; the name, with blanks, unless given.</summary>
    public string? Label { get; init; }

    /// <summary>
    /// Whether its rows are written through an aggregate of the domain; rows of master data are written as messages give them.
    /// </summary>
    public bool Aggregate { get; init; }

    /// <summary>Whether all tenants share its rows.</summary>
    public bool Shared { get; init; }
}
