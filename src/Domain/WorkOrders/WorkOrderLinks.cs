namespace WorkOrders.Domain.WorkOrders;

/// <summary>The rows that a work order refers to and no rule of its own depends on, by id.</summary>
public sealed record WorkOrderLinks
{
    /// <summary>The job type.</summary>
    public Guid? JobTypeId { get; init; }

    /// <summary>The priority.</summary>
    public Guid? JobPriorityId { get; init; }

    /// <summary>The skill that the technician must have.</summary>
    public Guid? SkillId { get; init; }

    /// <summary>The parent order (multi-job).</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The address on a fixed site.</summary>
    public Guid? DbAddressId { get; init; }

    /// <summary>The main contact, when it is not the project's.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>The company that requests the work.</summary>
    public Guid? RequestedByCompanyId { get; init; }

    /// <summary>The contact at that company.</summary>
    public Guid? RequestedByContactId { get; init; }

    /// <summary>The leader of an order with several technicians.</summary>
    public Guid? ApprovalResponsibleUserId { get; init; }
}
