namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>The best plan that the optimizer found.</summary>
/// <param name="Assignments">The visits that are planned, by technician and time.</param>
/// <param name="Unassigned">The visits that are not planned.</param>
/// <param name="Cost">The cost of the plan, including travel to fixed visits and to the ends of routes.</param>
/// <param name="Iterations">The number of changes that the optimizer tried.</param>
public sealed record Proposal(
    IReadOnlyList<Assignment> Assignments, IReadOnlyList<UnassignedVisit> Unassigned, CostTerms Cost, long Iterations);
