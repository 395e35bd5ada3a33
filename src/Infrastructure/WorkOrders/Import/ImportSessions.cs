using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkOrders.Application.Pipeline;
using WorkOrders.Application.References;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Infrastructure.Database;

namespace WorkOrders.Infrastructure.WorkOrders.Import;

/// <summary>Opens import sessions, each with a connection and a transaction of its own.</summary>
internal sealed class ImportSessions(IServiceScopeFactory scopes, NpgsqlDataSource source, NumberLeases numbers) : IImportSessions
{
    public async Task<IImportSession> Open(Caller caller, RequestOrigin origin, OnMissing onMissing, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Nobody stands behind an import, and beginning again costs it more than waiting for what another holds.
        await connection.ExecuteAsync(new CommandDefinition("set local lock_timeout = 0", cancellationToken: cancellationToken));
        var store = new ImportStore(connection, caller.TenantId, numbers);
        return new ImportSession(scopes, connection, transaction, store, caller, origin, onMissing);
    }
}
