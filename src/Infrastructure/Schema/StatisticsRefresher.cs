using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Schema;

/// <summary>
/// Runs ANALYZE on tables that have grown tenfold, so that PostgreSQL replaces plans that it made when the tables were nearly empty or
/// when a vacuum found nearly no rows in them.
/// </summary>
internal sealed class StatisticsRefresher(Lazy<NpgsqlDataSource> source, DatabaseState database, ILogger<StatisticsRefresher> logger)
    : PeriodicBackgroundService("Analyzing grown tables", database, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Analyzes the grown tables.</summary>
    public static Task Analyze(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition("select analyze_grown_tables()", cancellationToken: cancellationToken));

    /// <summary>
    /// Analyzes the grown tables, including the uncommitted rows of the connection's transaction, and locks tables of which nearly all rows
    /// are uncommitted against vacuum, which would not count these.
    /// </summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="written">The number of rows that the transaction has written, by table.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static Task Analyze(
        NpgsqlConnection connection, IReadOnlyDictionary<string, long> written, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            "select analyze_grown_tables(@tables, @rows)",
            new { tables = written.Keys.ToArray(), rows = written.Values.ToArray() },
            cancellationToken: cancellationToken));

    /// <inheritdoc />
    protected override async Task<TimeSpan> RunOnce(CancellationToken stoppingToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(stoppingToken);
        await Analyze(connection, stoppingToken);
        return Interval;
    }
}
