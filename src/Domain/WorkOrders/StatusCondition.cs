namespace WorkOrders.Domain.WorkOrders;

/// <summary>What must be true of an order so that a transition is possible.</summary>
public enum StatusCondition
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The order has a planning entry.</summary>
    PlanningEntryExists,

    /// <summary>A technician is suggested or planned.</summary>
    UserAssigned,
}
