namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// The ids of the rows that a work order refers to, by the name of the reference in the contract
/// (<c>project</c>, <c>job_type</c>, <c>_parent</c>).
/// </summary>
/// <param name="ids">The ids of the referenced rows, by the name of the reference.</param>
public sealed class WorkOrderLinks(IReadOnlyDictionary<string, Guid> ids)
{
    /// <summary>No links.</summary>
    public static readonly WorkOrderLinks None = new(new Dictionary<string, Guid>());

    /// <summary>The ids of the referenced rows, by the name of the reference.</summary>
    public IReadOnlyDictionary<string, Guid> Ids { get; } = ids;

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
}
