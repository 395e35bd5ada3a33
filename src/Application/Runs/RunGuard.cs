using Microsoft.Extensions.Logging;
using WorkOrders.Application.Database;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Runs;

/// <summary>Turns the exceptions of a run into the outcome that is stored.</summary>
/// <param name="id">The id of the run.</param>
/// <param name="advice">What the client should do if nothing was stored, such as "Send the file again".</param>
/// <param name="database">Recognizes the errors of an unavailable database.</param>
/// <param name="logger">Logs what the outcome does not tell.</param>
internal sealed class RunGuard(Guid id, string advice, IDatabaseState database, ILogger logger)
{
    /// <summary>Executes a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="explain">Explains further exceptions; null for those it does not know.</param>
    /// <param name="stopping">Signals that the process is stopping.</param>
    /// <returns>Why nothing was stored; null if the run stored its outcome, or must not store any.</returns>
    public async Task<RunFailure?> Execute(Func<Task> run, Func<Exception, string?> explain, CancellationToken stopping)
    {
        try
        {
            await run();
            return null;
        }
        catch (RefusedException refused)
        {
            return new(false, refused.Message);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new(true, $"The API was stopped; nothing was stored. {advice}.");
        }
        catch (Exception over) when (over is RunAbandonedException or OperationCanceledException or OutcomeUnknownException)
        {
            // The run has already ended, or is marked as interrupted after its heartbeat timeout.
            logger.LogWarning("The run {Run} ended early: {Problem}", id, over.Message);
            return null;
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "The run {Run} failed", id);
            return new(false, explain(failure) ?? (database.IsUnavailable(failure)
                ? $"The database became unavailable; nothing was stored. {advice}."
                : "An internal error occurred; nothing was stored. It was logged under the id of the run."));
        }
    }

    /// <summary>Stores the outcome of a run that stored nothing.</summary>
    public async Task Store(Func<Task> store)
    {
        try
        {
            await store();
        }
        catch (Exception unavailable) when (database.IsUnavailable(unavailable))
        {
            // The run is marked as interrupted after its heartbeat timeout. This is correct, because nothing is stored.
            logger.LogWarning("The outcome of the run {Run} could not be stored: {Problem}", id, unavailable.Message);
        }
    }
}
