namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// What a work order says in its own words: texts, times and numbers that refer to nothing.
/// Times are UTC, to the microsecond. How long a text may be is the contract's to say.
/// </summary>
public sealed record WorkOrderDetails
{
    /// <summary>The longest estimate that is taken, in minutes: a year.</summary>
    public const int LongestEstimate = 525_600;

    /// <summary>What the order is called (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>What is to be done (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>Its place among the children of its parent (<c>working_sequence</c>).</summary>
    public int? WorkingSequence { get; init; }

    /// <summary>For back office, planners and technicians only (<c>internal_memo</c>).</summary>
    public string? InternalMemo { get; init; }

    /// <summary>What the technician should know before starting (<c>prejob_information</c>).</summary>
    public string? PrejobInformation { get; init; }

    /// <summary>How long it is thought to take, in minutes (<c>estimated_time</c>).</summary>
    public int? EstimatedTime { get; init; }

    /// <summary>The customer's own reference for the order (<c>customer_reference</c>).</summary>
    public string? CustomerReference { get; init; }

    /// <summary>When the customer reported the problem (<c>date_reported_by_company</c>).</summary>
    public DateTimeOffset? DateReportedByCompany { get; init; }

    /// <summary>Parts to use or to pick up (<c>estimated_quantity_remark</c>).</summary>
    public string? EstimatedQuantityRemark { get; init; }

    /// <summary>When the order was created; the server's time unless a migration says otherwise (<c>date_create</c>).</summary>
    public DateTimeOffset? DateCreate { get; init; }

    /// <summary>When the order was last changed; the server's time unless a migration says otherwise (<c>date_update</c>).</summary>
    public DateTimeOffset? DateUpdate { get; init; }

    /// <summary>When the order was completed or canceled (<c>date_closed</c>).</summary>
    public DateTimeOffset? DateClosed { get; init; }
}
