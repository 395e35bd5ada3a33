using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Requests;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>
/// Opens import sessions, each with its own connection and transaction. Their commands have no timeout, because a large file takes long;
/// waits for locks have a timeout.
/// </summary>
internal sealed class ImportSessionFactory(
    ScopedSender sender, IDatabaseSource database, EntityModel model, LookupReader reader, NumberLeases numbers, ImportLimits limits)
    : IImportSessionFactory, IAsyncDisposable
{
    private readonly Lazy<NpgsqlDataSource> _source = new(() =>
    {
        var settings = new NpgsqlConnectionStringBuilder(database.Connection.Application) { CommandTimeout = 0 };
        settings.ApplicationName += " import";
        return NpgsqlDataSource.Create(settings);
    });

    public async Task<IImportSession> Open(RequestContext context, OnMissing onMissing, CancellationToken cancellationToken)
    {
        var connection = await _source.Value.OpenConnectionAsync(cancellationToken);
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Restarting an import costs more than waiting for a lock.
        var setTimeout = $"set local lock_timeout = {limits.LockWait.TotalMilliseconds:f0}";
        await connection.ExecuteAsync(new CommandDefinition(setTimeout, cancellationToken: cancellationToken));
        var store = new ImportStore(connection, context.Caller.TenantId, model, reader, numbers);
        return new ImportSession(sender, connection, transaction, store, context, onMissing);
    }

    public async ValueTask DisposeAsync()
    {
        if (_source.IsValueCreated)
        {
            await _source.Value.DisposeAsync();
        }
    }
}
