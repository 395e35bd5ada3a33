namespace WorkOrders.Application.Changes;

/// <summary>One change of one row, as the change feed tells it.</summary>
public sealed record Change
{
    /// <summary>Its place among the changes of its tenant, from 1 and without gaps: what is read first happened first.</summary>
    public long Position { get; init; }

    /// <summary>What it is a row of, by its wire name.</summary>
    public required string Entity { get; init; }

    /// <summary>The row.</summary>
    public Guid RowId { get; init; }

    /// <summary>The row's key in other systems; null when it has none.</summary>
    public string? Key { get; init; }

    /// <summary>The row's version after the change: of one row 1, 2, 3 and so on, its deletion being the last.</summary>
    public long RowVersion { get; init; }

    /// <summary><c>created</c>, <c>updated</c> or <c>deleted</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The fields an update changed; null otherwise.</summary>
    public string[]? Fields { get; init; }

    /// <summary>The system that made the change; null when it did not say.</summary>
    public string? Origin { get; init; }

    /// <summary>The request that made the change; null when it was none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The W3C trace id of that request; null when it had none.</summary>
    public string? TraceId { get; init; }

    /// <summary>When the change was written.</summary>
    public DateTimeOffset ChangedDateutc { get; init; }
}
