using Microsoft.Extensions.Logging;
using WorkOrders.Application.Database;

namespace WorkOrders.Application.Runs;

/// <summary>Stores the heartbeat and the progress of a run every second.</summary>
internal sealed class RunHeartbeat : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;

    /// <summary>Starts the heartbeat.</summary>
    /// <param name="beat">Stores one heartbeat. Returns whether the run can continue.</param>
    /// <param name="abandon">Called if the run cannot continue.</param>
    /// <param name="database">Recognizes the errors of an unavailable database; a heartbeat with such an error is missed.</param>
    /// <param name="logger">Logs missed heartbeats.</param>
    public RunHeartbeat(Func<Task<bool>> beat, Func<Task> abandon, IDatabaseState database, ILogger logger) =>
        _beating = Beat(beat, abandon, database, logger, _stop.Token);

    /// <summary>Stops the heartbeat. When the method returns, no heartbeat is being stored.</summary>
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
        using var timer = new PeriodicTimer(RunTimes.HeartbeatInterval);
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
                logger.LogWarning("The heartbeat of a run could not be stored: {Problem}", unavailable.Message);
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
