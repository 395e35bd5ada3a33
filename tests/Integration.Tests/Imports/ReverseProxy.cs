using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>A reverse proxy in front of the API, which can respond to requests itself instead of forwarding them.</summary>
internal sealed class ReverseProxy : IAsyncDisposable
{
    private static readonly string[] HopByHopHeaders = ["Host", "Connection", "Expect", "Transfer-Encoding", "Content-Length"];

    private readonly WebApplication _app;
    private readonly HttpClient _api;
    private readonly ConcurrentQueue<string> _requests = [];

    private ReverseProxy(WebApplication app, Uri api) => (_app, _api) = (app, new HttpClient { BaseAddress = api });

    public Uri Address => new(_app.Urls.Single());

    /// <summary>The requests received so far, each as <c>POST /path</c>.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Starts the proxy on a free port.</summary>
    /// <param name="api">The address to forward to.</param>
    /// <param name="answers">Returns true if it has sent the response; otherwise the request is forwarded.</param>
    public static async Task<ReverseProxy> Start(Uri api, Func<HttpContext, Task<bool>>? answers = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var proxy = new ReverseProxy(app, api);
        app.Run(async context =>
        {
            proxy._requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
            if (answers is null || !await answers(context))
            {
                await proxy.Forward(context);
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

    private async Task Forward(HttpContext context)
    {
        using var request = new HttpRequestMessage(
            new(context.Request.Method),
            context.Request.Path + context.Request.QueryString) { Content = new StreamContent(context.Request.Body) };
        foreach (var (name, value) in context.Request.Headers.Where(header => !HopByHopHeaders.Contains(header.Key)))
        {
            _ = request.Headers.TryAddWithoutValidation(name, [.. value])
                || request.Content.Headers.TryAddWithoutValidation(name, [.. value]);
        }
        using var answer = await _api.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers.Concat(answer.Content.Headers).Where(header => !HopByHopHeaders.Contains(header.Key)))
        {
            context.Response.Headers[name] = value.ToArray();
        }
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
