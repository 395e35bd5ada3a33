namespace WorkOrders.Api.Planning;

/// <summary>A plan of a work order for several technicians.</summary>
internal sealed record PlanMessage
{
    /// <summary>The technicians, each by id or code. The members of a team leader's team are planned with the leader.</summary>
    public IReadOnlyList<string>? Users { get; init; }

    /// <summary>
    /// The lead technician, by id or code, who becomes approval_responsible_user_id of the work order; one of the technicians.
    /// </summary>
    public string? Leader { get; init; }

    /// <summary>Start of the planned time.</summary>
    public DateTimeOffset? DateFrom { get; init; }

    /// <summary>End of the planned time (exclusive). Without it, the entries last as long as the estimate of the work order.</summary>
    public DateTimeOffset? DateTo { get; init; }
}
