using System.IO.Compression;
using WorkOrders.Api.Http;
using WorkOrders.Application.Database;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Import;

namespace WorkOrders.Api.Imports;

/// <summary>The imports that go on when their requests were answered. Their ends are stored with their orders, so what is said of them is true after a crash too.</summary>
internal sealed class BackgroundImports(IServiceProvider services, IDatabaseState database, ILogger<BackgroundImports> logger) : IHostedService, IDisposable
{
    private readonly Lock _adding = new();
    private readonly CancellationTokenSource _stop = new();
    private List<Task> _running = [];

    // Asked for when they are needed: this is made before the database is there.
    private IImportRuns Runs => services.GetRequiredService<IImportRuns>();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Begins an import, which is disposed when it ends.</summary>
    /// <returns>The run to follow, as it is before its turn comes.</returns>
    public async Task<ImportRun> Begin(PendingImport pending, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        try
        {
            await Runs.Add(pending.Caller.TenantId, id, pending.Report.Count, cancellationToken);
            var run = (await Runs.Find(pending.Caller.TenantId, id, cancellationToken))!;
            lock (_adding)
            {
                _running = [.. _running.Where(task => !task.IsCompleted), Task.Run(() => Follow(id, pending), CancellationToken.None)];
            }
            return run;
        }
        catch
        {
            pending.Dispose();
            throw;
        }
    }

    /// <summary>Gives up what still runs, and says so.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private async Task Follow(Guid id, PendingImport pending)
    {
        using (pending)
        using (var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token))
        using (var beating = CancellationTokenSource.CreateLinkedTokenSource(over.Token))
        {
            var heart = Beat(id, pending, over, beating.Token);
            var end = await Run(id, pending, StopBeating, over.Token);
            await StopBeating();
            if (end is not null)
            {
                await Store(end);
            }

            async Task StopBeating()
            {
                await beating.CancelAsync();
                await heart;
            }
        }
    }

    /// <summary>Imports; answers the end that is still to be stored, if there is one.</summary>
    private async Task<RunEnd?> Run(Guid id, PendingImport pending, Func<Task> stopBeating, CancellationToken cancellationToken)
    {
        var tenant = pending.Caller.TenantId;
        try
        {
            await pending.Begin(cancellationToken);
            await Runs.Beat(tenant, id, 0, cancellationToken);
            var document = await pending.Run(services.GetRequiredService<OrderImport>(), async decided =>
            {
                // A beat would wait for the end that is being stored. What takes its time comes before that.
                var end = await EndOf(tenant, id, decided);
                await stopBeating();
                return end;
            }, cancellationToken);
            return document.Stored ? null : await EndOf(tenant, id, document);
        }
        catch (RefusedException refused)
        {
            return new(tenant, id, RunState.Failed) { Detail = refused.Message };
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return new(tenant, id, RunState.Interrupted) { Detail = "The API was stopped; nothing was stored. Send the file again." };
        }
        catch (Exception over) when (over is ImportAbandonedException or OperationCanceledException or OutcomeUnknownException)
        {
            // What became of it, its run says, or will when it has been silent for long enough.
            logger.LogWarning("The import {Run} ended before its time: {Problem}", id, over.Message);
            return null;
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "The import {Run} failed", id);
            return new(tenant, id, RunState.Failed)
            {
                Detail = database.MeansAway(problem) ? "The database went away; nothing was stored. Send the file again."
                    : problem is InsufficientStorageException ? "There was no room for temporary files on the server; nothing was stored. Send the file again in a while."
                    : "Something went wrong on our side; nothing was stored. It was logged under the run's id.",
            };
        }
    }

    private static async Task<RunEnd> EndOf(Guid tenant, Guid id, ImportDocument document)
    {
        using var results = new MemoryStream();
        await using (var packed = new GZipStream(results, CompressionLevel.Fastest, leaveOpen: true))
        {
            await document.WriteLines(packed, id.ToString(), CancellationToken.None);
        }
        return new(tenant, id, document.IsRefused ? RunState.Refused : RunState.Completed)
        {
            Detail = document.Detail,
            Totals = document.Report.Totals,
            Results = results.ToArray(),
        };
    }

    private async Task Store(RunEnd end)
    {
        try
        {
            await Runs.End(end, CancellationToken.None);
        }
        catch (Exception away) when (database.MeansAway(away))
        {
            // It falls silent, and is reported as interrupted: nothing of it is stored, which is true.
            logger.LogWarning("How the import {Run} ended could not be stored: {Problem}", end.Id, away.Message);
        }
    }

    /// <summary>Says that the run lives, and how far it is, until it ends; gives it up when it does not count any more.</summary>
    private async Task Beat(Guid id, PendingImport pending, CancellationTokenSource over, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(IImportRuns.Pulse);
        while (await Ticks(timer, cancellationToken))
        {
            try
            {
                if (!await Runs.Beat(pending.Caller.TenantId, id, pending.Waits ? null : pending.Report.Done, CancellationToken.None))
                {
                    await over.CancelAsync();
                }
            }
            catch (Exception away) when (database.MeansAway(away))
            {
                logger.LogWarning("How far the import {Run} is could not be stored: {Problem}", id, away.Message);
            }
        }
    }

    private static async Task<bool> Ticks(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
