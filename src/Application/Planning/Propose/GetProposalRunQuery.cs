using MediatR;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>Reads a run that proposes a plan; null if there is none with this id.</summary>
/// <param name="Id">The id of the run.</param>
/// <param name="Stop">Whether to tell the search to stop; the best plan so far is then stored.</param>
public sealed record GetProposalRunQuery(Guid Id, bool Stop = false) : IRequest<ProposalRun?>;
