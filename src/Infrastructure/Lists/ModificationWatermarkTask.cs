using Microsoft.Extensions.Logging;
using Npgsql;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Takes samples regularly, so that a long transaction hides only rows since shortly before its start.</summary>
internal sealed class ModificationWatermarkTask(
    ModificationWatermark watermark, Lazy<NpgsqlDataSource> source, DatabaseState database, ILogger<ModificationWatermarkTask> logger)
    : PeriodicBackgroundService("The watermark of modification times", database, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Takes a sample.</summary>
    protected override async Task<TimeSpan> RunOnce(CancellationToken stoppingToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(stoppingToken);
        await watermark.Advance(connection, stoppingToken);
        return Pause;
    }
}
