namespace WorkOrders.Application.Changes;

/// <summary>A change of one row in the change feed.</summary>
public sealed record Change
{
    /// <summary>The position in the change feed of the tenant: starts at 1, has no gaps and follows the order of the changes.</summary>
    public long Position { get; init; }

    /// <summary>The wire name of the entity to which the row belongs.</summary>
    public required string Entity { get; init; }

    /// <summary>The id of the row.</summary>
    public Guid RowId { get; init; }

    /// <summary>The key of the row in other systems; null if it has none.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// The version of the row after the change. The versions of a row are 1, 2, 3 and so on; its deletion has the last version.
    /// </summary>
    public long RowVersion { get; init; }

    /// <summary>The operation: <c>created</c>, <c>updated</c> or <c>deleted</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The names of the fields that an update changed; null for other operations.</summary>
    public string[]? Fields { get; init; }

    /// <summary>The name of the system that made the change; null if it sent no name.</summary>
    public string? Origin { get; init; }

    /// <summary>The id of the request that made the change; null if no request made it.</summary>
    public string? RequestId { get; init; }

    /// <summary>The W3C trace id of the request; null if it had none.</summary>
    public string? TraceId { get; init; }

    /// <summary>
    /// The name of the API user or the label of the API key that made the change; null if the change is older than this field.
    /// </summary>
    public string? ChangedBy { get; init; }

    /// <summary>The reason that the request gave for the change; null if it gave none.</summary>
    public string? Reason { get; init; }

    /// <summary>The time at which the change was written.</summary>
    public DateTimeOffset ChangedDateutc { get; init; }
}
