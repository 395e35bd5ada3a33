namespace WorkOrders.Application.Contract;

/// <summary>
/// Marks a record as an entity of the published contract. The SQL statements, the validation and the schema are derived from the record.
/// </summary>
/// <param name="name">The name of the entity on the wire and in the database, such as <c>job_type</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EntityAttribute(string name) : Attribute
{
    /// <summary>The name of the entity on the wire and in the database.</summary>
    public string Name { get; } = name;

    /// <summary>The path below <c>api/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The property that contains the key in other systems, unique per tenant.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// The name of the entity in messages to people. The default is <see cref="Name"/> without the prefix <c>db_</c> and with
    /// spaces instead of underscores.
    /// </summary>
    public string? Label { get; init; }

    /// <summary>
    /// Whether the rows are written through an aggregate of the domain. Rows of master data are written as requests contain them.
    /// </summary>
    public bool Aggregate { get; init; }

    /// <summary>Whether all tenants share the rows. Requests can only read them.</summary>
    public bool Shared { get; init; }

    /// <summary>Whether rows are archived and never deleted, because reports and old orders need them.</summary>
    public bool NeverDeleted { get; init; }
}
