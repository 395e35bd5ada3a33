using System.Diagnostics;
using Microsoft.Extensions.Logging;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>Keeps the change feed moving while the API runs. Every instance tries; whichever comes first does it.</summary>
internal sealed class ChangeSequencer(ChangeSequence sequence, DatabaseState database, ILogger<ChangeSequencer> logger)
    : PeriodicBackgroundService("The change feed", database, logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Moves all that is ready.</summary>
    protected override async Task<TimeSpan> Do(CancellationToken stoppingToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (await sequence.Advance(stoppingToken) >= ChangeSequence.Most)
        {
            started = Stopwatch.GetTimestamp();
        }
        // However much there is to look through, looking takes at most a fifth of the time.
        return TimeSpan.FromTicks(Math.Max(ShortestPause.Ticks, Stopwatch.GetElapsedTime(started).Ticks * 4));
    }
}
