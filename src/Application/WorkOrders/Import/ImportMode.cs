namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>What becomes of a file some of whose orders are refused (<c>?mode=</c>).</summary>
public enum ImportMode
{
    /// <summary>Nothing of it is stored.</summary>
    Atomic,

    /// <summary>The other orders are stored.</summary>
    Partial,

    /// <summary>Nothing is stored in any case; it is only told what would happen.</summary>
    DryRun,
}
