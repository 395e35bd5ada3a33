namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>A visit that is not in the proposal.</summary>
/// <param name="VisitId">The id of the visit.</param>
/// <param name="Reason">Why it is not.</param>
public readonly record struct UnassignedVisit(Guid VisitId, UnassignedReason Reason);
