using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkOrders.Api.Hosting;
using WorkOrders.Application.Database;
using WorkOrders.Application.Requests;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>A separate instance of the complete API, on a free port.</summary>
internal sealed class RunningApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningApi(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    /// <summary>A client without a credential.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts the API without waiting for its database.</summary>
    public static async Task<RunningApi> Start(string connectionString, Action<WebApplicationBuilder>? adjust = null,
        params string[] settings)
    {
        var app = WorkOrdersApi.Build(["--urls", "http://127.0.0.1:0", "--ConnectionStrings:WorkOrders", connectionString,
            .. settings], adjust);
        MapTestEndpoints(app);
        await app.StartAsync();
        return new RunningApi(app);
    }

    /// <summary>Starts the API and waits until it is ready.</summary>
    public static Task<RunningApi> StartReady(TemporaryDatabase database, Action<WebApplicationBuilder>? adjust = null,
        params string[] settings) =>
        StartReady(database.ConnectionString, adjust, settings);

    /// <summary>Starts the API and waits until it is ready.</summary>
    public static async Task<RunningApi> StartReady(string connectionString, Action<WebApplicationBuilder>? adjust = null,
        params string[] settings)
    {
        var api = await Start(connectionString, adjust, settings);
        await api.GetService<IDatabaseState>().Started.WaitAsync(TestApi.StartTimeout);
        return api;
    }

    /// <summary>Returns a service of the running API.</summary>
    public T GetService<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Requests the identity of the caller with HTTP Basic.</summary>
    public Task<HttpResponseMessage> GetCaller(string credential) =>
        Send(HttpMethod.Get, "/who", "Authorization",
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credential))).ToString());

    /// <summary>Requests the identity of the caller with an API key.</summary>
    public Task<HttpResponseMessage> GetCallerByKey(string key) => Send(HttpMethod.Get, "/who", "X-Api-Key", key);

    /// <summary>Sends a request with at most one header.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void MapTestEndpoints(WebApplication app)
    {
        app.MapGet("/who", (RequestContext context) =>
            $"{context.Caller.UserName}@{context.Caller.TenantName} {context.Caller.Settings.TimeZone.Id}");
        app.MapGet("/technician", (RequestContext context) => $"{context.Caller.TechnicianId}");
        app.MapGet("/address", (HttpRequest request) => $"{request.Scheme}://{request.Host}").AllowAnonymous();
        app.MapGet("/fails", string () => throw new InvalidOperationException("a secret of ours"));
        app.MapGet("/exhausted", string () => throw new PostgresException("too many clients", "FATAL", "FATAL", "53300"));
        app.MapGet("/api/fails", string () => throw new InvalidOperationException("a secret of ours"));
        app.MapGet("/api/exhausted", string () => throw new PostgresException("too many clients", "FATAL", "FATAL", "53300"));
        app.MapGet("/api/status/{status:int}", (int status) => Results.StatusCode(status));
        app.MapPost("/reads", (HttpRequest request) => request.Body.CopyToAsync(Stream.Null));
    }
}
