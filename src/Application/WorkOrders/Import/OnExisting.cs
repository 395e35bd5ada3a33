namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>What happens to an order whose id or reference already exists (<c>?on_existing=</c>).</summary>
public enum OnExisting
{
    /// <summary>The order is refused, as when a single order is created.</summary>
    Error,

    /// <summary>The order is skipped, so that a file can be sent again.</summary>
    Skip,
}
