namespace WorkOrders.Domain.WorkOrders;

/// <summary>A system status that follows another one.</summary>
/// <param name="To">The status that the order gets.</param>
/// <param name="Condition">What must be true of the order.</param>
public sealed record StatusTransition(SystemStatus To, StatusCondition Condition);
