namespace WorkOrders.Application.Imports;

/// <summary>What happens to a row whose id or key already exists (<c>?on_existing=</c>).</summary>
public enum OnExisting
{
    /// <summary>The row is refused, as when a single row is created.</summary>
    Error,

    /// <summary>The row is skipped, so that a file can be sent again.</summary>
    Skip,

    /// <summary>The fields that the row contains are changed, as by a single <c>PATCH</c>.</summary>
    Update,
}
