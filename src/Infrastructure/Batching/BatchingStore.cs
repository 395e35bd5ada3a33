using System.Collections.Concurrent;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>
/// Shares the round trips of a <see cref="TenantStore"/>: requests that arrive while others are running join the next batch. Their lookups
/// share one statement, and their writes share one transaction. Each request keeps its own outcome: a refused request writes nothing.
/// </summary>
internal sealed class BatchingStore : IStore
{
    private readonly TenantStore _store;
    private readonly BatchedReads<Action<Lookup>, Snapshot> _lookups;
    private readonly ConcurrentDictionary<Entity, BatchedReads<RowAddress, EntityRecord?>> _rows = new();
    private readonly CoalescingOptions _options;
    private readonly Coalescer<ChangeSet> _writes;

    public BatchingStore(TenantStore store, CoalescingOptions options)
    {
        (_store, _options) = (store, options);
        _lookups = new(FindTogether, options);
        _writes = new(WriteTogether, options.MaxBatchSize, options.ConcurrentBatches, changes => changes.ExclusiveKeys);
    }

    public NpgsqlConnection? Connection => null;

    public Task<EntityRecord?> FindRow(Entity entity, RowAddress address, CancellationToken cancellationToken) =>
        _rows.GetOrAdd(entity, entity => new(addresses => _store.ReadRows(entity, addresses), _options)).Read(address, cancellationToken);

    public Task<Snapshot> Find(Action<Lookup> collect, CancellationToken cancellationToken) => _lookups.Read(collect, cancellationToken);

    public Task<IReadOnlyDictionary<(Entity Entity, string Key), Suggestions>> FindSimilarKeys(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken) =>
            _store.FindSimilarKeys(keys, cancellationToken);

    public Task Write(ChangeSet changes, bool alone) => alone ? _store.Write([changes]) : _writes.Run(changes);

    private async Task<Func<Action<Lookup>, Snapshot>> FindTogether(IReadOnlyList<Action<Lookup>> collectors)
    {
        var lookup = new Lookup();
        foreach (var collect in collectors)
        {
            collect(lookup);
        }
        var snapshot = await _store.Find(lookup, CancellationToken.None);
        return _ => snapshot;
    }

    private async Task WriteTogether(IReadOnlyList<ChangeSet> units)
    {
        try
        {
            await _store.Write(units);
        }
        catch (Exception failure) when (units.Count > 1 && failure is not OutcomeUnknownException)
        {
            throw new BatchFailedException(failure);
        }
    }
}
