namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>What happens to an order whose id or reference is taken (<c>?on_existing=</c>).</summary>
public enum OnExisting
{
    /// <summary>It is refused, as by a single create.</summary>
    Error,

    /// <summary>It is left out, so that a file can be sent again.</summary>
    Skip,
}
