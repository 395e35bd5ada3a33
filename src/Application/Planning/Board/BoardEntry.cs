namespace WorkOrders.Application.Planning.Board;

/// <summary>A planning entry on a planning board, with what is shown of its order.</summary>
public sealed record BoardEntry
{
    /// <summary>The id of the entry.</summary>
    public Guid Id { get; init; }

    /// <summary>The version of the entry.</summary>
    public long RowVersion { get; init; }

    /// <summary>The id of the order.</summary>
    public Guid JobsId { get; init; }

    /// <summary>The id of the technician.</summary>
    public Guid UserId { get; init; }

    /// <summary>The start (UTC), which may be before the range.</summary>
    public DateTimeOffset DateFrom { get; init; }

    /// <summary>The end (UTC), exclusive; may be after the range.</summary>
    public DateTimeOffset DateTo { get; init; }

    /// <summary>Whether the entry is firm; otherwise it is tentative.</summary>
    public bool IsFirm { get; init; }

    /// <summary>Whether the entry cannot be moved or deleted.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Whether the customer knows the period.</summary>
    public bool CustomerInformed { get; init; }

    /// <summary>The codes of the rules that were overridden, separated by blanks; null if there are none.</summary>
    public string? Overridden { get; init; }

    /// <summary>Whether the technician is responsible for the order.</summary>
    public bool IsLeader { get; init; }

    /// <summary>The key of the order in other systems; null if it has none.</summary>
    public string? ReferenceBackOffice { get; init; }

    /// <summary>The order number.</summary>
    public int Id2 { get; init; }

    /// <summary>The name of the order.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the status.</summary>
    public Guid JobStatusId { get; init; }

    /// <summary>The code of the status; null if it has none.</summary>
    public string? JobStatusCode { get; init; }

    /// <summary>The color of the status; null if it has none.</summary>
    public string? JobStatusColorText { get; init; }

    /// <summary>The code of the priority; null if the order has none.</summary>
    public string? JobPriorityCode { get; init; }

    /// <summary>The sort order of the priority, lowest first; null if the order has none.</summary>
    public int? JobPrioritySequence { get; init; }

    /// <summary>The street and the city of the work; null if they are unknown.</summary>
    public string? Place { get; init; }

    /// <summary>The latitude of the place in degrees; null if it is unknown.</summary>
    public decimal? Latitude { get; init; }

    /// <summary>The longitude of the place in degrees; null if it is unknown.</summary>
    public decimal? Longitude { get; init; }

    /// <summary>The latest date on which the work can be done (UTC).</summary>
    public DateTimeOffset? DueDate { get; init; }

    /// <summary>The earliest date on which the work can be done (UTC).</summary>
    public DateTimeOffset? EarliestDatePlannable { get; init; }

    /// <summary>The key of the project in other systems; null if it has none.</summary>
    public string? ProjectReferenceBackOffice { get; init; }

    /// <summary>The name of the company; null if the order has none.</summary>
    public string? CompanyName { get; init; }
}
