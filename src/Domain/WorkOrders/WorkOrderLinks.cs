namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// The ids of the rows that a work order refers to, by the name of the reference in the contract
/// (<c>project</c>, <c>job_type</c>, <c>_parent</c>).
/// </summary>
/// <param name="ids">The ids of the referenced rows, by the name of the reference.</param>
public sealed class WorkOrderLinks(IReadOnlyDictionary<string, Guid> ids) : IEquatable<WorkOrderLinks>
{
    /// <summary>No links.</summary>
    public static readonly WorkOrderLinks None = new(new Dictionary<string, Guid>());

    /// <summary>The ids of the referenced rows, by the name of the reference.</summary>
    public IReadOnlyDictionary<string, Guid> Ids { get; } = ids;

    /// <summary>The id of the serviced project.</summary>
    public Guid? ProjectId => this["project"];

    /// <summary>The id of the suggested technician.</summary>
    public Guid? SuggestedUserId => this["suggested_user"];

    /// <summary>The id of the lead technician, if several technicians work on the order.</summary>
    public Guid? LeaderId => this["approval_responsible_user"];

    /// <summary>The id of the parent order, which groups this order with others (multi-job).</summary>
    public Guid? ParentId => this["_parent"];

    /// <summary>The id of the address at a fixed site.</summary>
    public Guid? DbAddressId => this["db_address"];

    /// <summary>The id of the company that requests the work.</summary>
    public Guid? RequestedByCompanyId => this["requested_by_company"];

    /// <summary>The id of the contact at that company who requests the work.</summary>
    public Guid? RequestedByContactId => this["requested_by_contact"];

    /// <summary>The id of the row for this reference; null if the order does not have the reference.</summary>
    public Guid? this[string reference] => Ids.TryGetValue(reference, out var id) ? id : null;

    /// <summary>Returns the same links with another one.</summary>
    /// <param name="reference">The name of the reference.</param>
    /// <param name="id">The id of the referenced row.</param>
    public WorkOrderLinks With(string reference, Guid id) => new(new Dictionary<string, Guid>(Ids) { [reference] = id });

    /// <summary>Returns the same links without one of them.</summary>
    public WorkOrderLinks Without(string reference) => this[reference] is null
        ? this
        : new(Ids.Where(link => link.Key != reference).ToDictionary());

    /// <summary>Compares the ids of all references.</summary>
    public bool Equals(WorkOrderLinks? other) => other is not null && Ids.Count == other.Ids.Count
        && Ids.All(link => other[link.Key] == link.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WorkOrderLinks);

    /// <inheritdoc/>
    public override int GetHashCode() => Ids.Aggregate(Ids.Count, (hash, link) => hash ^ HashCode.Combine(link.Key, link.Value));
}
