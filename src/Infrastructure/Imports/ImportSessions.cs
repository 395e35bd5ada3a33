using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>
/// Opens import sessions, each with a connection and a transaction of its own. What an import sends may take long, or wait for others, and is nothing broken then:
/// its connections give up no command; the database gives up the wait for a lock.
/// </summary>
internal sealed class ImportSessions(IServiceScopeFactory scopes, IDatabaseSource database, EntityModel model, LookupReader reader, NumberLeases numbers, ImportLimits limits) : IImportSessions, IAsyncDisposable
{
    // Made when it is needed: before the start there is nothing to connect to.
    private readonly Lazy<NpgsqlDataSource> _source = new(() =>
    {
        var settings = new NpgsqlConnectionStringBuilder(database.Connection.Application) { CommandTimeout = 0 };
        settings.ApplicationName += " import";
        return NpgsqlDataSource.Create(settings);
    });

    public async Task<IImportSession> Open(Caller caller, RequestOrigin origin, OnMissing onMissing, CancellationToken cancellationToken)
    {
        var connection = await _source.Value.OpenConnectionAsync(cancellationToken);
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Nobody stands behind an import, and beginning again costs it more than waiting for what another holds.
        await connection.ExecuteAsync(new CommandDefinition($"set local lock_timeout = {limits.LockWait.TotalMilliseconds:f0}", cancellationToken: cancellationToken));
        var store = new ImportStore(connection, caller.TenantId, model, reader, numbers);
        return new ImportSession(scopes, connection, transaction, store, caller, origin, onMissing);
    }

    public async ValueTask DisposeAsync()
    {
        if (_source.IsValueCreated)
        {
            await _source.Value.DisposeAsync();
        }
    }
}
