using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Schema;

/// <summary>
/// Runs ANALYZE on tables that have grown tenfold, so that PostgreSQL replaces plans that it made when the tables were nearly empty.
/// </summary>
internal sealed class StatisticsRefresher(Lazy<NpgsqlDataSource> source, DatabaseState database, ILogger<StatisticsRefresher> logger)
    : PeriodicBackgroundService("Analyzing grown tables", database, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Analyzes the grown tables, including the uncommitted rows of the connection's transaction.</summary>
    public static Task Analyze(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition("select analyze_grown_tables()", cancellationToken: cancellationToken));

    /// <inheritdoc />
    protected override async Task<TimeSpan> RunOnce(CancellationToken stoppingToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(stoppingToken);
        await Analyze(connection, stoppingToken);
        return Interval;
    }
}
