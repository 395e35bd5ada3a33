namespace WorkOrders.Application.Imports;

/// <summary>What happens to a file if some of its rows are refused (<c>?mode=</c>).</summary>
public enum ImportMode
{
    /// <summary>Nothing is stored.</summary>
    Atomic,

    /// <summary>The other rows are stored.</summary>
    Partial,

    /// <summary>Nothing is stored in any case. The results contain what would happen.</summary>
    DryRun,
}
