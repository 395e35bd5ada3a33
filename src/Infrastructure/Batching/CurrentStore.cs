using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>The store that the unit of work of this scope uses: that of the caller's tenant, unless it is part of something larger.</summary>
internal sealed class CurrentStore(TenantStores stores, CurrentCaller caller) : IStore
{
    private IStore? _larger;

    private IStore Store => _larger ?? stores.For(caller.Value.TenantId);

    /// <summary>Makes the unit of work part of something larger, which looks and writes for it.</summary>
    public void Join(IStore larger) => _larger = larger;

    public Task<Snapshot> Find(Action<Lookup> collect, CancellationToken cancellationToken) => Store.Find(collect, cancellationToken);

    public Task<IReadOnlyDictionary<(Entity Entity, string Key), SimilarKeys>> Near(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken) => Store.Near(keys, cancellationToken);

    public Task Write(ChangeSet changes, bool alone) => Store.Write(changes, alone);
}
