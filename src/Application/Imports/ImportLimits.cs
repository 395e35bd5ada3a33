namespace WorkOrders.Application.Imports;

/// <summary>Limits the memory and the lock waits of an import.</summary>
public sealed record ImportLimits
{
    /// <summary>The maximum number of rows in one lookup.</summary>
    public int RowsAtOnce { get; init; } = 1000;

    /// <summary>
    /// The number of bytes above which the rows read so far are looked up, even if they are fewer than <see cref="RowsAtOnce"/>.
    /// </summary>
    public int BytesAtOnce { get; init; } = 8 * 1024 * 1024;

    /// <summary>The time to wait for a row that another transaction has locked, before the import rolls back and retries.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromMinutes(1);
}
