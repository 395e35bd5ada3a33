using MediatR;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>Reads a proposal run; null if there is none with this id.</summary>
/// <param name="Id">The id of the run.</param>
/// <param name="Stop">Whether to stop the search; the best plan so far is then stored.</param>
public sealed record GetProposalRunQuery(Guid Id, bool Stop = false) : IRequest<ProposalRun?>;
