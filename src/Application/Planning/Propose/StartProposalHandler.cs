using MediatR;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>Stores the run, so that any instance can return its progress, and starts it.</summary>
internal sealed class StartProposalHandler(
    IProposalRunRepository runs, ProposalRunner runner, BackgroundRuns background, RequestContext context)
    : IRequestHandler<StartProposalCommand, ProposalRun>
{
    /// <inheritdoc/>
    /// <returns>The run as it was before it started.</returns>
    public async Task<ProposalRun> Handle(StartProposalCommand command, CancellationToken cancellationToken)
    {
        try
        {
            var seconds = (int)command.Proposal.Time.TotalSeconds;
            var run = await runs.Add(context.Caller.TenantId, Guid.CreateVersion7(), seconds, cancellationToken);
            background.Start(stopping => runner.Run(context, run.Id, command, stopping));
            return run;
        }
        catch
        {
            command.Slot.Dispose();
            throw;
        }
    }
}
