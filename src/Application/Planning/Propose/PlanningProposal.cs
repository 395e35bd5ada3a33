using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>The stored result of a proposal.</summary>
/// <param name="Planned">The orders that are suggested to technicians, by technician and time.</param>
/// <param name="Unplanned">The orders that are not, in the order of the request.</param>
/// <param name="Cost">The cost of the plan, including travel to work that was already planned.</param>
/// <param name="Iterations">The number of changes that were tried.</param>
public sealed record PlanningProposal(
    IReadOnlyList<ProposedOrder> Planned, IReadOnlyList<UnplannedOrder> Unplanned, CostTerms Cost, long Iterations);
