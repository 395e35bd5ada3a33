using System.Collections.Concurrent;
using Npgsql;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>The store of each tenant.</summary>
internal sealed class TenantStores(NpgsqlDataSource source, NumberLeases numbers, CoalescingOptions options)
{
    private readonly ConcurrentDictionary<Guid, TenantStore> _stores = new();

    /// <summary>The store of a tenant.</summary>
    public TenantStore Of(Guid tenant) => _stores.GetOrAdd(tenant, id => new(id, source, numbers, options));
}
