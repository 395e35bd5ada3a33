using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>
/// A background task that repeats while the API runs. It waits until the database is set up, and logs repeated identical failures once.
/// </summary>
/// <param name="name">The name of the task, as the subject of a log message.</param>
/// <param name="database">Reports when the database is set up.</param>
/// <param name="logger">Receives the first failure and the recovery.</param>
internal abstract class PeriodicBackgroundService(string name, DatabaseState database, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private string? _problem;

    /// <summary>Runs the task once.</summary>
    /// <returns>How long to wait before the next run.</returns>
    protected abstract Task<TimeSpan> RunOnce(CancellationToken stoppingToken);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.Started.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await TryRunOnce(stoppingToken), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> TryRunOnce(CancellationToken stoppingToken)
    {
        try
        {
            var pause = await RunOnce(stoppingToken);
            if (_problem is not null)
            {
                _problem = null;
                logger.LogInformation("{Task} works again.", name);
            }
            return pause;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception problem)
        {
            if (_problem != (_problem = problem.Message))
            {
                logger.LogWarning("{Task} failed: {Problem} Retrying until it succeeds.", name, problem.Message);
            }
            return PauseAfterFailure;
        }
    }
}
