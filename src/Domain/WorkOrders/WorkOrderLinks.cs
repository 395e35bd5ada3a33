namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// The rows that a work order refers to, by the reference's name in the contract (<c>project</c>, <c>job_type</c>, <c>_parent</c>).
/// </summary>
/// <param name="ids">The id of each row referred to.</param>
public sealed class WorkOrderLinks(IReadOnlyDictionary<string, Guid> ids)
{
    /// <summary>No links.</summary>
    public static readonly WorkOrderLinks None = new(new Dictionary<string, Guid>());

    /// <summary>The id of each row referred to.</summary>
    public IReadOnlyDictionary<string, Guid> Ids { get; } = ids;

    /// <summary>The order that groups this one (multi-job).</summary>
    public Guid? ParentId => this["_parent"];

    /// <summary>The address on a fixed site.</summary>
    public Guid? DbAddressId => this["db_address"];

    /// <summary>The company that asks for the work.</summary>
    public Guid? RequestedByCompanyId => this["requested_by_company"];

    /// <summary>The contact at that company who asks.</summary>
    public Guid? RequestedByContactId => this["requested_by_contact"];

    /// <summary>The id of the row that a reference names; null when it names none.</summary>
    public Guid? this[string reference] => Ids.TryGetValue(reference, out var id) ? id : null;
}
