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
        var guard = new RunGuard(id, "Send the file again", database, logger);
        var failure = await guard.Execute(Import, Explain, stopping);
        await heartbeat.Stop();
        if (failure is not null)
        {
            var state = failure.IsInterrupted ? RunState.Interrupted : RunState.Failed;
            await guard.Store(() => runs.End(new(tenant, id, state) { Detail = failure.Detail }, CancellationToken.None));
        }

        async Task Import()
        {
            var report = await sender.Send(context, import with { OnStart = Start, OnRowsProcessed = Decide }, abandoned.Token);
            if (!report.IsStored)
            {
                var end = await EndOf(tenant, id, report);
                await heartbeat.Stop();
                await guard.Store(() => runs.End(end, CancellationToken.None));
            }
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

    private static string? Explain(Exception failure) => failure is InsufficientStorageException
        ? "The server has no space for temporary files; nothing was stored. Send the file again later."
        : null;

    private async Task<RunOutcome> EndOf(Guid tenant, Guid id, ImportReport report)
    {
        var state = report.IsRefused ? RunState.Refused : RunState.Completed;
        return new(tenant, id, state) { Detail = report.Detail, Totals = report.Totals, Results = await format.Write(id, report) };
    }
}
