using Microsoft.Extensions.Logging;
using Npgsql;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Marks the time regularly, so that a long transaction hides at most the rows since shortly before its start.</summary>
internal sealed class HorizonTask(Horizon horizon, Lazy<NpgsqlDataSource> source, DatabaseState database, ILogger<HorizonTask> logger)
    : PeriodicBackgroundService("The time of the newest complete rows", database, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Makes a mark.</summary>
    protected override async Task<TimeSpan> RunOnce(CancellationToken stoppingToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(stoppingToken);
        await horizon.Advance(connection, stoppingToken);
        return Pause;
    }
}
