namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>A visit with the technician and time that the optimizer proposes.</summary>
/// <param name="VisitId">The id of the visit.</param>
/// <param name="TechnicianId">The id of the technician.</param>
/// <param name="Period">When the visit takes place.</param>
/// <param name="Travel">The way from the previous place.</param>
/// <param name="Cost">What the visit costs there.</param>
public sealed record Assignment(Guid VisitId, Guid TechnicianId, Period Period, Leg Travel, CostTerms Cost);
