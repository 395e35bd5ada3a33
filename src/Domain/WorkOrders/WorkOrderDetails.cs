namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// The texts, times and numbers of a work order that are not references. Times are in UTC with microsecond precision. The contract
/// declares the maximum lengths.
/// </summary>
public sealed record WorkOrderDetails
{
    /// <summary>The longest estimate in minutes: one year.</summary>
    public const int MaxEstimateMinutes = 525_600;

    /// <summary>The name of the order (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>A description of the work (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>The position among the children of the parent (<c>working_sequence</c>).</summary>
    public int? WorkingSequence { get; init; }

    /// <summary>A memo for the back office, planners and technicians only (<c>internal_memo</c>).</summary>
    public string? InternalMemo { get; init; }

    /// <summary>Information that the technician needs before starting (<c>prejob_information</c>).</summary>
    public string? PrejobInformation { get; init; }

    /// <summary>The estimated duration in minutes (<c>estimated_time</c>).</summary>
    public int? EstimatedTime { get; init; }

    /// <summary>The customer's reference for the order (<c>customer_reference</c>).</summary>
    public string? CustomerReference { get; init; }

    /// <summary>The time at which the customer reported the problem (<c>date_reported_by_company</c>).</summary>
    public DateTimeOffset? DateReportedByCompany { get; init; }

    /// <summary>The parts to use or to pick up (<c>estimated_quantity_remark</c>).</summary>
    public string? EstimatedQuantityRemark { get; init; }

    /// <summary>The time of creation; the server's time unless the client sends a value (<c>date_create</c>).</summary>
    public DateTimeOffset? DateCreate { get; init; }

    /// <summary>The time of the last change; the server's time unless the client sends a value (<c>date_update</c>).</summary>
    public DateTimeOffset? DateUpdate { get; init; }

    /// <summary>The time at which the order was completed or canceled (<c>date_closed</c>); orders with other statuses have none.</summary>
    public DateTimeOffset? DateClosed { get; init; }

    /// <summary>
    /// The time of the last change of status (<c>date_status</c>); null if it was before these times were stored. Set by the server.
    /// </summary>
    public DateTimeOffset? DateStatus { get; init; }
}
