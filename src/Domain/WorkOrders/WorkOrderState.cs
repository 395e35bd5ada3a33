namespace WorkOrders.Domain.WorkOrders;

/// <summary>Everything that a work order consists of, as it is stored and loaded.</summary>
public sealed record WorkOrderState
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its key in other systems, unique in its tenant.</summary>
    public string? ReferenceBackOffice { get; init; }

    /// <summary>Its status.</summary>
    public required Status Status { get; init; }

    /// <summary>The project that is serviced.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The company that owned the project when the order was created.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>Its texts, times and numbers that refer to nothing.</summary>
    public required WorkOrderDetails Details { get; init; }

    /// <summary>When the work may be done.</summary>
    public ServiceWindow Window { get; init; } = new();

    /// <summary>Where the work is, when the equipment is mobile; otherwise empty.</summary>
    public SiteAddress Address { get; init; } = SiteAddress.None;

    /// <summary>The rows it refers to.</summary>
    public WorkOrderLinks Links { get; init; } = WorkOrderLinks.None;

    /// <summary>The suggested technician.</summary>
    public Guid? SuggestedUserId { get; init; }

    /// <summary>When the suggested technician would start (UTC).</summary>
    public DateTimeOffset? SuggestedStart { get; init; }

    /// <summary>The running number in its tenant; null until it is stored.</summary>
    public int? Number { get; init; }

    /// <summary>When it was last written, by the database's clock (UTC); null until it is stored.</summary>
    public DateTimeOffset? Modified { get; init; }
}
