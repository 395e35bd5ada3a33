using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Schema;

/// <summary>Has tables that have grown tenfold counted anew, so that PostgreSQL does not keep to plans it made when they were nearly empty.</summary>
internal sealed class StatisticsRefresher(Lazy<NpgsqlDataSource> source, DatabaseState database, ILogger<StatisticsRefresher> logger)
    : PeriodicBackgroundService("Counting young tables", database, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Counts them, and what the transaction that is open has put there.</summary>
    public static Task Count(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition("select count_young_tables()", cancellationToken: cancellationToken));

    /// <inheritdoc />
    protected override async Task<TimeSpan> Do(CancellationToken stoppingToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(stoppingToken);
        await Count(connection, stoppingToken);
        return Pause;
    }
}
