namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>What to do with an order whose id or reference an order has already (<c>?on_existing=</c>).</summary>
public enum OnExisting
{
    /// <summary>Refuse it, as a single create does.</summary>
    Error,

    /// <summary>Leave it out, so that a file can be sent again.</summary>
    Skip,
}
