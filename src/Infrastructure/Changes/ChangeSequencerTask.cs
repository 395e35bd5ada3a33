using System.Diagnostics;
using Microsoft.Extensions.Logging;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>Moves changes into the feed while the API runs. Every instance tries; the instance that gets the lock does the work.</summary>
internal sealed class ChangeSequencerTask(ChangeSequencer sequence, DatabaseState database, ILogger<ChangeSequencerTask> logger)
    : PeriodicBackgroundService("The change feed", database, logger)
{
    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Moves all changes that are ready.</summary>
    protected override async Task<TimeSpan> RunOnce(CancellationToken stoppingToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (await sequence.Advance(stoppingToken) >= ChangeSequencer.MaxPerTenant)
        {
            started = Stopwatch.GetTimestamp();
        }
        // The pause is at least four times as long as the last, incomplete run, which limits that run to a fifth of the time.
        return TimeSpan.FromTicks(Math.Max(MinPause.Ticks, Stopwatch.GetElapsedTime(started).Ticks * 4));
    }
}
