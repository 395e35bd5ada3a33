using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Stands before the API, which does not know of it, and may answer requests itself.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = ["Host", "Connection", "Expect", "Transfer-Encoding", "Content-Length"];

    private readonly WebApplication _app;
    private readonly HttpClient _api;
    private readonly ConcurrentQueue<string> _seen = [];

    private Proxy(WebApplication app, Uri api) => (_app, _api) = (app, new HttpClient { BaseAddress = api });

    /// <summary>Where it is.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>The requests that came, each as <c>POST /path</c>.</summary>
    public IReadOnlyList<string> Seen => [.. _seen];

    /// <summary>Starts it.</summary>
    /// <param name="api">What stands behind it.</param>
    /// <param name="answers">Answers a request and says so, or leaves it to the API.</param>
    public static async Task<Proxy> Before(Uri api, Func<HttpContext, Task<bool>>? answers = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var proxy = new Proxy(app, api);
        app.Run(async context =>
        {
            proxy._seen.Enqueue($"{context.Request.Method} {context.Request.Path}");
            if (answers is null || !await answers(context))
            {
                await proxy.Pass(context);
            }
        });
        await app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _api.Dispose();
    }

    private async Task Pass(HttpContext context)
    {
        using var request = new HttpRequestMessage(new(context.Request.Method), context.Request.Path + context.Request.QueryString) { Content = new StreamContent(context.Request.Body) };
        foreach (var (name, value) in context.Request.Headers.Where(header => !OfTheConnection.Contains(header.Key)))
        {
            _ = request.Headers.TryAddWithoutValidation(name, [.. value]) || request.Content.Headers.TryAddWithoutValidation(name, [.. value]);
        }
        using var answer = await _api.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key)))
        {
            context.Response.Headers[name] = value.ToArray();
        }
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
