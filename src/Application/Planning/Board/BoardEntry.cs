namespace WorkOrders.Application.Planning.Board;

/// <summary>A planning entry on a planning board. Its properties are the fields of the response, in this order.</summary>
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
}
