namespace WorkOrders.Domain.WorkOrders;

/// <summary>The rows that a work order refers to and no rule of its own depends on, by id.</summary>
public sealed record WorkOrderLinks
{
    /// <summary>What kind of work it is.</summary>
    public Guid? JobTypeId { get; init; }

    /// <summary>How urgent it is.</summary>
    public Guid? JobPriorityId { get; init; }

    /// <summary>What the technician must be able to do.</summary>
    public Guid? SkillId { get; init; }

    /// <summary>The order that groups this one (multi-job).</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The address on a fixed site.</summary>
    public Guid? DbAddressId { get; init; }

    /// <summary>The main contact, where it is not the project's.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>The company that asks for the work.</summary>
    public Guid? RequestedByCompanyId { get; init; }

    /// <summary>Who at that company asks.</summary>
    public Guid? RequestedByContactId { get; init; }

    /// <summary>The leader of an order with several technicians.</summary>
    public Guid? ApprovalResponsibleUserId { get; init; }
}
