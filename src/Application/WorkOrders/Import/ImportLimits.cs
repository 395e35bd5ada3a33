namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>How much an import takes at once, and how long it waits.</summary>
public sealed record ImportLimits
{
    /// <summary>How many rows are looked up together, and so are in memory.</summary>
    public int RowsAtOnce { get; init; } = 1000;

    /// <summary>How long it waits for one row that others are writing, before it lets go of all that it has written itself and begins again.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromMinutes(1);
}
