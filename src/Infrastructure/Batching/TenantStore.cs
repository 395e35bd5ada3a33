using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>
/// Reads and writes the rows of one tenant. Each call takes one round trip on a pooled connection; a write may also lease numbers.
/// </summary>
internal sealed class TenantStore(Guid tenant, NpgsqlDataSource source, EntityModel model, LookupReader reader, NumberLeases numbers)
{
    /// <summary>Reads everything that a lookup requests.</summary>
    public async Task<Snapshot> Find(Lookup lookup, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await reader.Find(connection, tenant, lookup, cancellationToken);
    }

    /// <summary>Reads the keys that are similar to keys that do not exist.</summary>
    public async Task<IReadOnlyDictionary<(Entity Entity, string Key), Suggestions>> FindSimilarKeys(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await LookupReader.FindSimilarKeys(connection, tenant, keys, cancellationToken);
    }

    /// <summary>Reads rows of an entity by their addresses, as clients get them.</summary>
    public async Task<Func<RowAddress, EntityRecord?>> ReadRows(Entity entity, IReadOnlyList<RowAddress> addresses)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await RowReader.Read(connection, tenant, entity, addresses);
    }

    /// <summary>Stores the changes of several units of work in one transaction: all of them or none.</summary>
    /// <exception cref="PostgresException">The database refused the changes; nothing is stored.</exception>
    /// <exception cref="OutcomeUnknownException">
    /// The connection was lost during the commit; either everything is stored or nothing.
    /// </exception>
    public async Task Write(IReadOnlyList<ChangeSet> units)
    {
        await numbers.Assign(tenant, units.SelectMany(unit => unit.Inserts));
        var writer = new ChangeSetWriter(model, tenant, units);
        await using var connection = await source.OpenConnectionAsync();
        try
        {
            await writer.Send(connection);
        }
        catch (NpgsqlException lost) when (lost.IsConnectionLost())
        {
            throw new OutcomeUnknownException(lost);
        }
    }
}
