using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Tenancy;

namespace WorkOrders.Infrastructure.Startup;

/// <summary>
/// Makes the database ready while the API already answers that it is not: tries again until the server is there and
/// migrated, whatever was in the way, because the operator may be about to mend it.
/// </summary>
internal sealed class DatabaseStart(
    IDatabaseSource source, OwnerDatabase owner, DemoTenant demo, DatabaseState state, ILogger<DatabaseStart> logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Opens the source first: a server of our own that cannot start ends the program at once.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await source.Open(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = TimeSpan.FromMilliseconds(500); !await IsDone(stoppingToken); pause = Longer(pause))
        {
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tries once; true when the database is ready, or nobody waits for it any more.</summary>
    private async Task<bool> IsDone(CancellationToken stoppingToken)
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
            // The same cause is told once, not at every attempt.
            if (state.Delay(problem))
            {
                logger.LogError("The database at {Place} is not ready: {Problem} Trying again until it is.", source.Connection.Place, problem.Message);
            }
            return false;
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
