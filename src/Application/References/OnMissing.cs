namespace WorkOrders.Application.References;

/// <summary>What to do with an embedded object that names no row (<c>?on_missing=</c>).</summary>
public enum OnMissing
{
    /// <summary>Insert it: what the published API does.</summary>
    Create,

    /// <summary>Refuse it, so that a typing error in a mapping does not create master data.</summary>
    Error,
}
