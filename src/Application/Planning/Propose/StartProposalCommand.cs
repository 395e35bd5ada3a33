using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>Starts a proposal run in the background.</summary>
/// <param name="Proposal">The request.</param>
/// <param name="Slot">The slot of the run, which is released when the run ends.</param>
public sealed record StartProposalCommand(ProposePlanningCommand Proposal, IDisposable Slot) : ICompositeCommand<ProposalRun>;
