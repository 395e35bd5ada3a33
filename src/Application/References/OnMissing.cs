namespace WorkOrders.Application.References;

/// <summary>The action for an embedded object that matches no row (<c>?on_missing=</c>).</summary>
public enum OnMissing
{
    /// <summary>Inserts the object. This is the behavior of the published API.</summary>
    Create,

    /// <summary>Refuses the object, so that a typo in a mapping does not create master data.</summary>
    Error,
}
