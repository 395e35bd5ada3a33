namespace WorkOrders.Load.Database;

/// <summary>Numbers of stored rows.</summary>
/// <param name="Orders">Work orders.</param>
/// <param name="Entries">Planning entries.</param>
/// <param name="Changes">Rows of the change feed, with or without a position.</param>
internal sealed record RowCounts(long Orders, long Entries, long Changes)
{
    /// <summary>The rows stored by a read request.</summary>
    public static readonly RowCounts Nothing = new(0, 0, 0);

    /// <summary>The rows stored by a create: the order, its planning entry, and a change for each.</summary>
    public static readonly RowCounts PlannedOrder = new(1, 1, 2);

    /// <summary>The rows stored by a change of an order: only the change in the feed.</summary>
    public static readonly RowCounts ChangedOrder = new(0, 0, 1);

    /// <summary>The rows stored by a new row of master data, of which only its change in the feed is counted.</summary>
    public static readonly RowCounts MasterDataRow = new(0, 0, 1);

    /// <summary>Returns the difference from an earlier count.</summary>
    public RowCounts Since(RowCounts before) => new(Orders - before.Orders, Entries - before.Entries, Changes - before.Changes);

    /// <summary>Returns the rows stored by a number of requests.</summary>
    public RowCounts Times(long count) => new(Orders * count, Entries * count, Changes * count);
}
