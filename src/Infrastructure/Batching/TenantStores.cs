using System.Collections.Concurrent;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>Keeps one store per tenant, which all requests of the tenant share.</summary>
internal sealed class TenantStores(
    NpgsqlDataSource source, EntityModel model, LookupReader reader, NumberLeases numbers, CoalescingOptions options)
{
    private readonly ConcurrentDictionary<Guid, BatchingStore> _stores = new();

    /// <summary>Returns the store of a tenant.</summary>
    public BatchingStore For(Guid tenant) => _stores.GetOrAdd(tenant, id => new(new(id, source, model, reader, numbers), options));
}
