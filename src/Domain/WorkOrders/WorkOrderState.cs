namespace WorkOrders.Domain.WorkOrders;

/// <summary>The complete state of a work order, as it is stored and loaded.</summary>
public sealed record WorkOrderState
{
    /// <summary>The id of the order.</summary>
    public required Guid Id { get; init; }

    /// <summary>The key in other systems, unique in the tenant.</summary>
    public string? ReferenceBackOffice { get; init; }

    /// <summary>The status.</summary>
    public required Status Status { get; init; }

    /// <summary>The id of the status before the work was planned; null if it is not planned.</summary>
    public Guid? StatusBeforePlanning { get; init; }

    /// <summary>The id of the serviced project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The id of the company that owned the project when the order was created.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>The texts, times and numbers.</summary>
    public required WorkOrderDetails Details { get; init; }

    /// <summary>The period in which the work can be done.</summary>
    public ServiceWindow Window { get; init; } = new();

    /// <summary>The address of the work, if the equipment is mobile; otherwise empty.</summary>
    public SiteAddress Address { get; init; } = SiteAddress.None;

    /// <summary>The ids of the referenced rows.</summary>
    public WorkOrderLinks Links { get; init; } = WorkOrderLinks.None;

    /// <summary>The id of the suggested technician.</summary>
    public Guid? SuggestedUserId { get; init; }

    /// <summary>The suggested start of the work (UTC).</summary>
    public DateTimeOffset? SuggestedStart { get; init; }

    /// <summary>The order number, unique in the tenant; null until the order is stored.</summary>
    public int? Number { get; init; }

    /// <summary>The time of the last write, from the database's clock (UTC); null until the order is stored.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>The duration to plan, in minutes: the estimate, or an hour if there is none.</summary>
    public int MinutesToPlan => WorkOrder.MinutesFor(Details.EstimatedTime);
}
