namespace WorkOrders.Application.Planning.Board;

/// <summary>What a planning board shows of the order of an entry. Its properties are the fields of the response, in this order.</summary>
public sealed record BoardJob
{
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
    public decimal? LatitudeDecimal { get; init; }

    /// <summary>The longitude of the place in degrees; null if it is unknown.</summary>
    public decimal? LongitudeDecimal { get; init; }

    /// <summary>The latest date on which the work can be done (UTC).</summary>
    public DateTimeOffset? DueDate { get; init; }

    /// <summary>The earliest date on which the work can be done (UTC).</summary>
    public DateTimeOffset? EarliestDatePlannable { get; init; }

    /// <summary>The key of the project in other systems; null if it has none.</summary>
    public string? ProjectReferenceBackOffice { get; init; }

    /// <summary>The name of the company; null if the order has none.</summary>
    public string? CompanyName { get; init; }
}
