namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>How much an import holds in memory, and how long it waits.</summary>
public sealed record ImportLimits
{
    /// <summary>The maximum number of rows that are looked up together.</summary>
    public int RowsAtOnce { get; init; } = 1000;

    /// <summary>The number of bytes from which rows are looked up, however few they are.</summary>
    public int BytesAtOnce { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long it waits for a row that another transaction holds, before it rolls back and begins again.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromMinutes(1);
}
