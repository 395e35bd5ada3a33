using Microsoft.Extensions.Logging;
using WorkOrders.Application.Database;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;

namespace WorkOrders.Application.Imports;

/// <summary>
/// Runs an import and stores its progress and outcome. The outcome is stored in the transaction of the rows, so that it is correct
/// even after a crash.
/// </summary>
public sealed class ImportRunner(
    IScopedSender sender, IImportRunRepository runs, IImportResultsFormat format, IDatabaseState database, ILogger<ImportRunner> logger)
{
    /// <summary>Runs an import until it ends.</summary>
    /// <param name="context">The request that sent the file.</param>
    /// <param name="id">The id of the run.</param>
    /// <param name="import">The import. Its file is disposed when the run ends.</param>
    /// <param name="stopping">Signals that the process is stopping. The run then ends as interrupted.</param>
    public async Task Run(RequestContext context, Guid id, ImportFileCommand import, CancellationToken stopping)
    {
        using var file = import.File;
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var (tenant, isWaiting) = (context.Caller.TenantId, true);
        await using var heartbeat = new RunHeartbeat(Beat, abandoned.CancelAsync, database, logger);
        var end = await Import(context, id, import with { OnStart = Start, OnRowsProcessed = Decide }, stopping, abandoned.Token);
        await heartbeat.Stop();
        if (end is not null)
        {
            await Store(end);
        }

        Task<bool> Beat() => runs.Heartbeat(tenant, id, isWaiting ? null : import.Report.Decided, CancellationToken.None);

        Task Start(CancellationToken cancellationToken)
        {
            isWaiting = false;
            return runs.Heartbeat(tenant, id, 0, cancellationToken);
        }

        async Task<RunOutcome> Decide()
        {
            var decided = await EndOf(tenant, id, import.Report);
            // The import's transaction is about to write the row of the run, so a heartbeat would have to wait for its lock.
            await heartbeat.Stop();
            return decided;
        }
    }

    /// <summary>Runs the import and returns the outcome that must still be stored; null if there is none.</summary>
    private async Task<RunOutcome?> Import(
        RequestContext context, Guid id, ImportFileCommand import, CancellationToken stopping, CancellationToken abandoned)
    {
        var tenant = context.Caller.TenantId;
        try
        {
            var report = await sender.Send(context, import, abandoned);
            return report.IsStored ? null : await EndOf(tenant, id, report);
        }
        catch (RefusedException refused)
        {
            return new(tenant, id, RunState.Failed) { Detail = refused.Message };
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new(tenant, id, RunState.Interrupted) { Detail = "The API was stopped; nothing was stored. Send the file again." };
        }
        catch (Exception over) when (over is ImportAbandonedException or OperationCanceledException or OutcomeUnknownException)
        {
            // The run has already ended, or is marked as interrupted after its heartbeat timeout.
            logger.LogWarning("The import {Run} ended early: {Problem}", id, over.Message);
            return null;
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "The import {Run} failed", id);
            return new(tenant, id, RunState.Failed) { Detail = DetailOf(failure) };
        }
    }

    private string DetailOf(Exception failure) => failure switch
    {
        InsufficientStorageException => "The server has no space for temporary files; nothing was stored. Send the file again later.",
        _ when database.IsUnavailable(failure) => "The database became unavailable; nothing was stored. Send the file again.",
        _ => "An internal error occurred; nothing was stored. It was logged under the id of the run.",
    };

    private async Task<RunOutcome> EndOf(Guid tenant, Guid id, ImportReport report)
    {
        var state = report.IsRefused ? RunState.Refused : RunState.Completed;
        return new(tenant, id, state) { Detail = report.Detail, Totals = report.Totals, Results = await format.Write(id, report) };
    }

    private async Task Store(RunOutcome end)
    {
        try
        {
            await runs.End(end, CancellationToken.None);
        }
        catch (Exception unavailable) when (database.IsUnavailable(unavailable))
        {
            // The run is marked as interrupted after its heartbeat timeout. This is correct, because nothing is stored.
            logger.LogWarning("The outcome of the import {Run} could not be stored: {Problem}", end.Id, unavailable.Message);
        }
    }
}
