using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkOrders.Infrastructure.Database;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>Keeps the change feed moving while the API runs. Every instance tries; whichever comes first does it.</summary>
internal sealed class ChangeSequencer(IServiceProvider services, DatabaseState database, ILogger<ChangeSequencer> logger) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private string? _problem;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.Started.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            // Asked for only now: before the start there is nothing to connect to.
            await Task.Delay(await Advance(services.GetRequiredService<ChangeSequence>(), stoppingToken), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Moves all that is ready; answers how long to wait before looking again.</summary>
    private async Task<TimeSpan> Advance(ChangeSequence sequence, CancellationToken stoppingToken)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            while (await sequence.Advance(stoppingToken) >= ChangeSequence.Most)
            {
                started = Stopwatch.GetTimestamp();
            }
            if (_problem is not null)
            {
                _problem = null;
                logger.LogInformation("The change feed moves again.");
            }
            // However much there is to look through, looking takes at most a fifth of the time.
            return TimeSpan.FromTicks(Math.Max(ShortestPause.Ticks, Stopwatch.GetElapsedTime(started).Ticks * 4));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception problem)
        {
            // The same cause is told once, not at every attempt.
            if (_problem != (_problem = problem.Message))
            {
                logger.LogWarning("The change feed does not move: {Problem} Trying again until it does.", problem.Message);
            }
            return PauseAfterFailure;
        }
    }
}
