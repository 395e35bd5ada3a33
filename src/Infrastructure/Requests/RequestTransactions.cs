using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Requests;

/// <summary>
/// Begins transactions of several requests. Their connections have a pool of their own: a transaction that waits for a number lease must
/// not wait for a connection that another such transaction holds.
/// </summary>
internal sealed class RequestTransactions(
    IDatabaseSource database, EntityModel model, LookupReader reader, NumberLeases numbers, RetryQueue retries,
    ScopedSender sender)
    : IRequestTransactions, IAsyncDisposable
{
    /// <summary>Waits longer for a row that another transaction has locked than a single request does: repeating all costs more.</summary>
    private const string SetLockTimeout = "set local lock_timeout = '10s'";

    private readonly Lazy<NpgsqlDataSource> _source = new(() =>
    {
        var settings = new NpgsqlConnectionStringBuilder(database.Connection.Application);
        settings.ApplicationName += " transaction";
        return NpgsqlDataSource.Create(settings);
    });

    public async Task<IRequestTransaction> Begin(Guid tenant, bool isRetry, CancellationToken cancellationToken)
    {
        var permit = isRetry ? await retries.Wait(tenant, awaitsLock: false, cancellationToken) : null;
        NpgsqlConnection? connection = null;
        try
        {
            connection = await _source.Value.OpenConnectionAsync(cancellationToken);
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(SetLockTimeout, cancellationToken: cancellationToken));
            var store = new TransactionStore(connection, tenant, model, reader, numbers);
            return new RequestTransaction(connection, transaction, store, sender, permit);
        }
        catch
        {
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
            permit?.Dispose();
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
