using WorkOrders.Application.References;

namespace WorkOrders.Application.Changes;

/// <summary>A change in the history of a row.</summary>
public sealed record HistoryEntry
{
    /// <summary>The operation: <c>created</c>, <c>updated</c> or <c>deleted</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The version of the row after the change.</summary>
    public long RowVersion { get; init; }

    /// <summary>The time at which the change was written.</summary>
    public DateTimeOffset ChangedDateutc { get; init; }

    /// <summary>The name of the API user or the label of the API key that made the change; null if it is not known.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>The name of the system that made the change; null if it sent no name.</summary>
    public string? Origin { get; init; }

    /// <summary>The id of the request that made the change; null if no request made it.</summary>
    public string? RequestId { get; init; }

    /// <summary>The reason that the request gave for the change; null if it gave none.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// The fields that changed, in the order in which the entity declares them. A created row had no values before, and a deleted row has
    /// none after.
    /// </summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }
}
