using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>Something that is done again and again while the API runs. A database that is away is waited for, and told of once.</summary>
/// <param name="what">What is done, as the subject of a sentence.</param>
/// <param name="database">Says when there is one.</param>
/// <param name="logger">Is told when it cannot be done, and when it can again.</param>
internal abstract class PeriodicBackgroundService(string what, DatabaseState database, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private string? _problem;

    /// <summary>Does it once the database is ready, and returns how long to wait before the next time.</summary>
    protected abstract Task<TimeSpan> Do(CancellationToken stoppingToken);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.Started.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await Try(stoppingToken), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> Try(CancellationToken stoppingToken)
    {
        try
        {
            var pause = await Do(stoppingToken);
            if (_problem is not null)
            {
                _problem = null;
                logger.LogInformation("{What} goes on.", what);
            }
            return pause;
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
                logger.LogWarning("{What} stands still: {Problem} Trying again until it goes on.", what, problem.Message);
            }
            return PauseAfterFailure;
        }
    }
}
