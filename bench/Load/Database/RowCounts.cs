namespace WorkOrders.Load.Database;

/// <summary>How much is stored.</summary>
/// <param name="Orders">Work orders.</param>
/// <param name="Planned">Planning entries.</param>
/// <param name="Told">Rows of the change feed, with or without a position.</param>
internal sealed record Stored(long Orders, long Planned, long Told)
{
    /// <summary>What a request leaves that only reads.</summary>
    public static readonly Stored Nothing = new(0, 0, 0);

    /// <summary>What the main job leaves: the order, its planning entry, and word of both.</summary>
    public static readonly Stored PlannedOrder = new(1, 1, 2);

    /// <summary>What is stored beyond what was before.</summary>
    public Stored Since(Stored before) => new(Orders - before.Orders, Planned - before.Planned, Told - before.Told);

    /// <summary>As much so many times.</summary>
    public Stored Times(long count) => new(Orders * count, Planned * count, Told * count);
}
