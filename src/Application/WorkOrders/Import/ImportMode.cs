namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>What happens to a file when some of its orders are refused (<c>?mode=</c>).</summary>
public enum ImportMode
{
    /// <summary>Nothing is stored.</summary>
    Atomic,

    /// <summary>The other orders are stored.</summary>
    Partial,

    /// <summary>Nothing is stored in any case; the results show what would happen.</summary>
    DryRun,
}
