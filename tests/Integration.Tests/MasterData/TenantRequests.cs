using MediatR;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData.Get;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Batching;

namespace WorkOrders.Integration.Tests.MasterData;

/// <summary>Sends queries to the running API without HTTP.</summary>
internal static class TenantRequests
{
    /// <summary>Sends a request as the tenant.</summary>
    public static async Task<T> Send<T>(this TestTenant tenant, IRequest<T> request)
    {
        var api = await TestApi.Running;
        return await api.Services.GetRequiredService<IScopedSender>().Send(Sample.Context(tenant.Id), request, CancellationToken.None);
    }

    /// <summary>Reads a row by its key, as clients get it; null if it does not exist.</summary>
    public static async Task<T?> Read<T>(this TestTenant tenant, string key) where T : EntityRecord =>
        (T?)await tenant.Send(new GetRowQuery(Entity.Of<T>(), new(null, key)));

    /// <summary>Reads what a lookup finds.</summary>
    public static async Task<Snapshot> Find(this TestTenant tenant, Action<Lookup> collect)
    {
        var api = await TestApi.Running;
        return await api.Services.GetRequiredService<TenantStores>().For(tenant.Id).Find(collect, CancellationToken.None);
    }
}
