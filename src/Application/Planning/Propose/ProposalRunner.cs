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
    /// <param name="stopping">Signals that the process is stopping. The run then ends as interrupted.</param>
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
        var failure = await Send(context, id, proposal, stopping, abandoned.Token);
        await heartbeat.Stop();
        if (failure is not null)
        {
            await End(failure);
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
                await abandoned.CancelAsync();
            }
        }
    }

    /// <summary>Sends the proposal and returns the outcome that must still be stored; null if there is none.</summary>
    private async Task<ProposalOutcome?> Send(
        RequestContext context, Guid id, ProposePlanningCommand proposal, CancellationToken stopping, CancellationToken abandoned)
    {
        var tenant = context.Caller.TenantId;
        try
        {
            await sender.Send(context, proposal, abandoned);
            return null;
        }
        catch (RefusedException refused)
        {
            return new(tenant, id, ProposalState.Failed, refused.Message);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new(tenant, id, ProposalState.Interrupted, "The API was stopped; nothing was stored. Send the request again.");
        }
        catch (Exception over) when (over is OperationCanceledException or OutcomeUnknownException)
        {
            // The run has already ended, or is marked as interrupted after its heartbeat timeout.
            logger.LogWarning("The proposal {Run} ended early: {Problem}", id, over.Message);
            return null;
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "The proposal {Run} failed", id);
            return new(tenant, id, ProposalState.Failed, DetailOf(failure));
        }
    }

    private string DetailOf(Exception failure) => failure switch
    {
        TransactionConflictException => "Other requests kept changing the same orders; nothing was stored. Send the request again.",
        _ when database.IsUnavailable(failure) => "The database became unavailable; nothing was stored. Send the request again.",
        _ => "An internal error occurred; nothing was stored. It was logged under the id of the run.",
    };

    private async Task End(ProposalOutcome outcome)
    {
        try
        {
            await runs.End(outcome);
        }
        catch (Exception unavailable) when (database.IsUnavailable(unavailable))
        {
            // The run is marked as interrupted after its heartbeat timeout. This is correct, because nothing is stored.
            logger.LogWarning("The outcome of the proposal {Run} could not be stored: {Problem}", outcome.Id, unavailable.Message);
        }
    }
}
