namespace WorkOrders.Domain.Planning;

/// <summary>Whether work can be planned.</summary>
public enum FitVerdict
{
    /// <summary>The work can be planned.</summary>
    Fits,

    /// <summary>The work can be planned if rules are overridden.</summary>
    Override,

    /// <summary>The work cannot be planned.</summary>
    No,
}
