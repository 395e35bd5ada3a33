using Microsoft.Extensions.Logging;
using WorkOrders.Application.Database;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>
/// Runs a proposal and stores its progress and outcome. The outcome is stored in the transaction of the plan, so that it is correct even
/// after a crash.
/// </summary>
internal sealed class ProposalRunner(
    IScopedSender sender, IProposalRunRepository runs, IDatabaseState database, ILogger<ProposalRunner> logger)
{
    /// <summary>Runs a proposal until it ends.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The id of the run.</param>
    /// <param name="command">The proposal.</param>
    /// <param name="stopping">Signals that the process is stopping; the run then ends as interrupted.</param>
    public async Task Run(RequestContext context, Guid id, StartProposalCommand command, CancellationToken stopping)
    {
        using var slot = command.Slot;
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var stopSearch = new CancellationTokenSource();
        var (tenant, progress) = (context.Caller.TenantId, new ProposalProgress());
        await using var heartbeat = new RunHeartbeat(Beat, abandoned.CancelAsync, database, logger);
        var proposal = command.Proposal with
        {
            OnStart = orders => progress = progress with { Orders = orders },
            OnProgress = now => progress = progress with { Iterations = now.Iterations, Unplanned = now.Unassigned },
            StopSearch = stopSearch.Token,
            OnStored = Store,
        };
        var guard = new RunGuard(id, "Send the request again", database, logger);
        var failure = await guard.Execute(() => sender.Send(context, proposal, abandoned.Token), Explain, stopping);
        await heartbeat.Stop();
        if (failure is not null)
        {
            var state = failure.IsInterrupted ? ProposalState.Interrupted : ProposalState.Failed;
            await guard.Store(() => runs.End(new(tenant, id, state, failure.Detail)));
        }

        async Task<bool> Beat()
        {
            var isStopped = await runs.Heartbeat(tenant, id, progress);
            if (isStopped == true)
            {
                await stopSearch.CancelAsync();
            }
            return isStopped is not null;
        }

        async Task Store(IRequestTransaction transaction, PlanningProposal result)
        {
            // The transaction is about to write the row of the run, so a heartbeat would have to wait for its lock.
            await heartbeat.Stop();
            if (!await runs.End(new(tenant, id, ProposalState.Completed, Result: result), transaction))
            {
                throw new RunAbandonedException();
            }
        }
    }

    private static string? Explain(Exception failure) => failure is TransactionConflictException
        ? "Other requests kept changing the same orders; nothing was stored. Send the request again."
        : null;
}
