namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>A visit with the technician and time that the optimizer proposes.</summary>
/// <param name="VisitId">The id of the visit.</param>
/// <param name="TechnicianId">The id of the technician.</param>
/// <param name="Period">When the visit takes place (UTC).</param>
/// <param name="Travel">The travel from the previous place.</param>
/// <param name="Cost">The cost of the visit at that time.</param>
public sealed record Assignment(Guid VisitId, Guid TechnicianId, Period Period, Leg Travel, CostTerms Cost);
