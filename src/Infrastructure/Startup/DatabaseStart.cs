using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Tenancy.Demo;

namespace WorkOrders.Infrastructure.Startup;

/// <summary>
/// Sets up the database while the API already runs and reports that it is not ready. Retries after every error, because the operator may
/// fix the cause meanwhile.
/// </summary>
internal sealed class DatabaseStart(
    IDatabaseSource source, OwnerDatabase owner, DemoTenant demo, DatabaseState state, ILogger<DatabaseStart> logger) : BackgroundService
{
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(5);

    /// <summary>Opens the database source first, so that the program exits at once when the embedded server cannot start.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await source.Open(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = TimeSpan.FromMilliseconds(500); !await TrySetUp(stoppingToken); pause = Lengthen(pause))
        {
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tries to set up the database once; returns true when the database is ready or the host is stopping.</summary>
    private async Task<bool> TrySetUp(CancellationToken stoppingToken)
    {
        try
        {
            await owner.Prepare(stoppingToken);
            if (source.IsEmbedded)
            {
                await demo.Seed(stoppingToken);
            }
            state.Start();
            return true;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception problem)
        {
            if (state.RecordStartupFailure(problem))
            {
                logger.LogError(
                    "The database at {Address} is not ready: {Problem} Retrying until it is.", source.Connection.Address, problem.Message);
            }
            return false;
        }
    }

    private static TimeSpan Lengthen(TimeSpan pause) => pause * 2 < MaxPause ? pause * 2 : MaxPause;
}
