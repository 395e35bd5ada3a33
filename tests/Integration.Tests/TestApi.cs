using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Hosting;
using WorkOrders.Application.Database;

namespace WorkOrders.Integration.Tests;

/// <summary>The API shared by the whole test run. Each test isolates itself with its own <see cref="TestTenant"/>.</summary>
internal static class TestApi
{
    /// <summary>How long a test waits until the database of an API is set up; long, because tests share few processors.</summary>
    public static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);

    private static readonly Lazy<Task<WebApplication>> Started = new(Start);

    /// <summary>The running API, started on first use.</summary>
    public static Task<WebApplication> Running => Started.Value;

    /// <summary>Stops the API if a test started it.</summary>
    public static async Task Stop()
    {
        if (Started.IsValueCreated)
        {
            await using var app = await Started.Value;
            await app.StopAsync();
        }
    }

    private static async Task<WebApplication> Start()
    {
        var app = WorkOrdersApi.Build(["--urls", "http://127.0.0.1:0", "--ConnectionStrings:WorkOrders", TestDatabase.OwnerConnectionString,
            "--Logging:LogLevel:Default", "Warning"]);
        await app.StartAsync();
        await app.Services.GetRequiredService<IDatabaseState>().Started.WaitAsync(StartTimeout);
        return app;
    }
}
