using Npgsql;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Schema;

/// <summary>The database as its owner sees it: what migrates it and administers tenants connects here, one connection at a time.</summary>
internal sealed class OwnerDatabase(IDatabaseSource source, Migrator migrator)
{
    private bool _prepared;

    /// <summary>Opens the source and migrates.</summary>
    public async Task Prepare(CancellationToken cancellationToken)
    {
        await source.Open(cancellationToken);
        await migrator.Run(source.Connection, cancellationToken);
        _prepared = true;
    }

    /// <summary>A new open connection to the migrated database; the caller disposes it.</summary>
    public async Task<NpgsqlConnection> Connect(CancellationToken cancellationToken)
    {
        if (!_prepared)
        {
            await Prepare(cancellationToken);
        }
        var connection = new NpgsqlConnection(source.Connection.Owner);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
