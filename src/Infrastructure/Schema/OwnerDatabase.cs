using Npgsql;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Schema;

/// <summary>Opens connections as the owner of the database, for migrations and the administration of tenants.</summary>
internal sealed class OwnerDatabase(IDatabaseSource source, Migrator migrator)
{
    private bool _prepared;

    /// <summary>Opens the source and runs the migrations.</summary>
    public async Task Prepare(CancellationToken cancellationToken)
    {
        await source.Open(cancellationToken);
        await migrator.Run(source.Connection, cancellationToken);
        _prepared = true;
    }

    /// <summary>Opens a connection to the migrated database; the caller disposes it.</summary>
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
