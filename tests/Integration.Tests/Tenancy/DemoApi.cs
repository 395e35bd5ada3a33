using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Infrastructure.Tenancy.Demo;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Tenancy;

/// <summary>Starts the API with the demo tenant, as it is created at a given time.</summary>
internal static class DemoApi
{
    /// <summary>Starts the API, and creates the tenant.</summary>
    /// <param name="database">The database.</param>
    /// <param name="now">The time at which the clock of the API stands.</param>
    public static async Task<RunningApi> Start(TemporaryDatabase database, DateTimeOffset now)
    {
        var api = await RunningApi.StartReady(
            database, builder => builder.Services.AddSingleton<TimeProvider>(new FixedClock(now)));
        await api.GetService<DemoTenant>().Seed(CancellationToken.None);
        return api;
    }
}
