namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// The texts, times and numbers of a work order that do not refer to other rows.
/// Times are UTC, to the microsecond. The contract declares the maximum lengths.
/// </summary>
public sealed record WorkOrderDetails
{
    /// <summary>The longest estimate, in minutes: a year.</summary>
    public const int MaxEstimateMinutes = 525_600;

    /// <summary>The name of the order (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>What is to be done (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>Its position among the children of its parent (<c>working_sequence</c>).</summary>
    public int? WorkingSequence { get; init; }

    /// <summary>For back office, planners and technicians only (<c>internal_memo</c>).</summary>
    public string? InternalMemo { get; init; }

    /// <summary>What the technician should know before starting (<c>prejob_information</c>).</summary>
    public string? PrejobInformation { get; init; }

    /// <summary>The estimated duration in minutes (<c>estimated_time</c>).</summary>
    public int? EstimatedTime { get; init; }

    /// <summary>The customer's own reference for the order (<c>customer_reference</c>).</summary>
    public string? CustomerReference { get; init; }

    /// <summary>When the customer reported the problem (<c>date_reported_by_company</c>).</summary>
    public DateTimeOffset? DateReportedByCompany { get; init; }

    /// <summary>Parts to use or to pick up (<c>estimated_quantity_remark</c>).</summary>
    public string? EstimatedQuantityRemark { get; init; }

    /// <summary>When the order was created; the server's time unless the client sends one (<c>date_create</c>).</summary>
    public DateTimeOffset? DateCreate { get; init; }

    /// <summary>When the order was last changed; the server's time unless the client sends one (<c>date_update</c>).</summary>
    public DateTimeOffset? DateUpdate { get; init; }

    /// <summary>When the order was completed or canceled (<c>date_closed</c>).</summary>
    public DateTimeOffset? DateClosed { get; init; }
}
