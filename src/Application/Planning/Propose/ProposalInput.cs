using WorkOrders.Application.References;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>What a proposal plans.</summary>
/// <param name="Work">The work.</param>
/// <param name="Teams">The technicians.</param>
/// <param name="Orders">The rows of the orders, by id.</param>
/// <param name="Suggested">The ids of the orders that are suggested now.</param>
/// <param name="Unplanned">The orders that cannot be planned at all.</param>
internal sealed record ProposalInput(
    IReadOnlyList<PlannableWork> Work, IReadOnlyList<Team> Teams, IReadOnlyDictionary<Guid, Row> Orders,
    IReadOnlySet<Guid> Suggested, IReadOnlyList<UnplannedOrder> Unplanned);
