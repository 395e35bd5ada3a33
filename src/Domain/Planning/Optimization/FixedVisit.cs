namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>Work that is already planned and stays as it is. The technician must travel to it and from it in time.</summary>
/// <param name="Period">When it takes place; also outside the working times.</param>
/// <param name="Place">Where it takes place; null if unknown.</param>
public readonly record struct FixedVisit(Period Period, Place? Place = null);
