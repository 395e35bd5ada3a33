using System.Collections.Concurrent;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>The store of each tenant; the requests of one tenant share it.</summary>
internal sealed class TenantStores(
    NpgsqlDataSource source, EntityModel model, LookupReader reader, NumberLeases numbers, CoalescingOptions options)
{
    private readonly ConcurrentDictionary<Guid, BatchingStore> _stores = new();

    /// <summary>The store of a tenant.</summary>
    public BatchingStore For(Guid tenant) => _stores.GetOrAdd(tenant, id => new(new(id, source, model, reader, numbers), options));
}
