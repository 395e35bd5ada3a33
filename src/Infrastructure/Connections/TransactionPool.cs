using Dapper;
using Npgsql;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>A connection pool for transactions of one kind that last longer than a request.</summary>
/// <param name="database">The database.</param>
/// <param name="kind">What the transactions are for; PostgreSQL shows it at the end of the application name.</param>
/// <param name="hasCommandTimeout">Whether the command timeout of requests applies.</param>
internal sealed class TransactionPool(IDatabaseSource database, string kind, bool hasCommandTimeout = true) : IAsyncDisposable
{
    private readonly Lazy<NpgsqlDataSource> _source = new(() =>
    {
        var settings = new NpgsqlConnectionStringBuilder(database.Connection.Application);
        settings.ApplicationName += " " + kind;
        settings.CommandTimeout = hasCommandTimeout ? settings.CommandTimeout : 0;
        return NpgsqlDataSource.Create(settings);
    });

    /// <summary>Opens a connection and begins a transaction; the caller disposes both, each once.</summary>
    /// <param name="lockTimeout">How long a statement waits for a row that another transaction has locked.</param>
    /// <param name="cancellationToken">Cancels the wait for a connection.</param>
    public async Task<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> Begin(
        TimeSpan lockTimeout, CancellationToken cancellationToken)
    {
        var connection = await _source.Value.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var setTimeout = $"set local lock_timeout = {lockTimeout.TotalMilliseconds:f0}";
            await connection.ExecuteAsync(new CommandDefinition(setTimeout, cancellationToken: cancellationToken));
            return (connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_source.IsValueCreated)
        {
            await _source.Value.DisposeAsync();
        }
    }
}
