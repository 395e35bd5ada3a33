using Microsoft.Extensions.Logging;
using WorkOrders.Application.Database;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Stores every second that a run is alive, and its progress.</summary>
internal sealed class RunHeartbeat : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;

    /// <summary>Starts it.</summary>
    /// <param name="beat">Stores one heartbeat; returns whether the run may go on.</param>
    /// <param name="abandon">Called when the run may not go on.</param>
    /// <param name="database">Tells errors of an unavailable database from others: such a heartbeat is missed.</param>
    /// <param name="logger">Logs missed heartbeats.</param>
    public RunHeartbeat(Func<Task<bool>> beat, Func<Task> abandon, IDatabaseState database, ILogger logger) =>
        _beating = Beat(beat, abandon, database, logger, _stop.Token);

    /// <summary>Stops it. When this returns, no heartbeat is being stored.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _beating;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _stop.Dispose();
    }

    private static async Task Beat(
        Func<Task<bool>> beat, Func<Task> abandon, IDatabaseState database, ILogger logger, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(IImportRunRepository.HeartbeatInterval);
        while (await NextTick(timer, stop))
        {
            try
            {
                if (!await beat())
                {
                    await abandon();
                }
            }
            catch (Exception unavailable) when (database.IsUnavailable(unavailable))
            {
                logger.LogWarning("The heartbeat of an import could not be stored: {Problem}", unavailable.Message);
            }
        }
    }

    private static async Task<bool> NextTick(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
