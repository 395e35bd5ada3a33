namespace WorkOrders.Application.Planning.Propose;

/// <summary>The progress of a proposal run.</summary>
/// <param name="Orders">The number of orders to plan; null until they are read.</param>
/// <param name="Iterations">The number of changes that were tried.</param>
/// <param name="Unplanned">The number of orders without a time in the best plan so far; null until the search has begun.</param>
public sealed record ProposalProgress(int? Orders = null, long Iterations = 0, int? Unplanned = null);
