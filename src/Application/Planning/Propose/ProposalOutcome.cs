namespace WorkOrders.Application.Planning.Propose;

/// <summary>How a proposal run ended.</summary>
/// <param name="Tenant">The id of the tenant.</param>
/// <param name="Id">The id of the run.</param>
/// <param name="State">The final state.</param>
/// <param name="Detail">The reason, as text; null if the state is sufficient.</param>
/// <param name="Result">The stored plan; null if nothing is stored.</param>
public sealed record ProposalOutcome(Guid Tenant, Guid Id, ProposalState State, string? Detail = null, PlanningProposal? Result = null);
