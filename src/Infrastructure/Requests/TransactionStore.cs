using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Requests;

/// <summary>
/// Reads and writes the rows of a tenant in an open transaction, one request after another; each call takes one round trip.
/// </summary>
internal sealed class TransactionStore(
    NpgsqlConnection connection, Guid tenant, EntityModel model, LookupReader reader, NumberLeases numbers)
    : IStore
{
    /// <summary>Whether a write had a conflict with another transaction; PostgreSQL then refuses all further statements.</summary>
    public bool HasConflict { get; private set; }

    public NpgsqlConnection? Connection => connection;

    public async Task<EntityRecord?> FindRow(Entity entity, RowAddress address, CancellationToken cancellationToken) =>
        (await RowReader.Read(connection, tenant, entity, [address]))(address);

    public Task<Snapshot> Find(Action<Lookup> collect, CancellationToken cancellationToken)
    {
        var lookup = new Lookup();
        collect(lookup);
        return reader.Find(connection, tenant, lookup, cancellationToken);
    }

    public Task<IReadOnlyDictionary<(Entity Entity, string Key), Suggestions>> FindSimilarKeys(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken) =>
            LookupReader.FindSimilarKeys(connection, tenant, keys, cancellationToken);

    public async Task Write(ChangeSet changes, bool alone)
    {
        await numbers.Assign(tenant, changes.Inserts);
        await Try(() => new ChangeSetWriter(model, tenant, [changes]).Send(connection));
    }

    /// <summary>Runs statements that write or commit.</summary>
    /// <exception cref="TransactionConflictException">Another transaction wrote the same rows; nothing is stored.</exception>
    public async Task Try(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (PostgresException conflict) when (conflict.IsWriteConflict())
        {
            HasConflict = true;
            throw new TransactionConflictException(conflict);
        }
    }
}
