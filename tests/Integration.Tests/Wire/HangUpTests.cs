using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>A client that closes the connection in the middle of a request causes no errors in the log.</summary>
public sealed class HangUpTests : WireTestFixture
{
    // Kestrel reports a closed connection in several ways, some of which are rare.
    private const int Connections = 20;

    [Test]
    public async Task A_connection_closed_within_the_body_is_not_logged_as_an_error(
        [Values("/api/Jobs", "/api/Jobs/Import")] string path,
        [Values("Content-Length: 1000", "Transfer-Encoding: chunked")] string length,
        [Values("identity", "gzip")] string encoding,
        [Values] bool isReset)
    {
        using var log = new LogRecorder();
        using var requests = new RequestObserver(_ => { });
        await using (var api = await Start(log, requests))
        {
            for (var connection = 0; connection < Connections; connection++)
            {
                await SendHalf(api, $"POST {path} HTTP/1.1\r\n{length}\r\nContent-Encoding: {encoding}", isReset);
                await requests.WaitForEnd();
            }
        }
        Assert.That(log.Messages.Where(IsProblem), Is.Empty);
    }

    [Test]
    public async Task A_closed_connection_that_is_signaled_before_the_response_is_written_is_not_logged_as_an_error()
    {
        using var log = new LogRecorder();
        using var closed = new CancellationTokenSource();
        using var requests = new RequestObserver(context => context.RequestAborted = closed.Token);
        await using (var api = await Start(log, requests, new FirstExceptionHandler(closed.Cancel)))
        {
            await SendHalf(api, "POST /api/Jobs HTTP/1.1\r\nContent-Length: 1000", isReset: false);
            await requests.WaitForEnd();
        }
        Assert.That(log.Messages.Where(IsProblem), Is.Empty);
    }

    [Test]
    public async Task An_HTTP_2_stream_reset_that_is_signaled_late_is_not_logged_as_an_error()
    {
        using var log = new LogRecorder();
        using var requests = new RequestObserver(context =>
        {
            var late = new CancellationTokenSource();
            context.Response.RegisterForDispose(late);
            context.RequestAborted.Register(() => late.CancelAfter(20));
            context.RequestAborted = late.Token;
        });
        await using (var api = await Start(log, requests, null, "--Kestrel:EndpointDefaults:Protocols", "Http2"))
        {
            using var http = Tenant.ClientFor(api);
            http.DefaultRequestVersion = HttpVersion.Version20;
            http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
            Assert.That(() => http.PostAsync("/api/Jobs", new BrokenContent()), Throws.InstanceOf<HttpRequestException>());
            await requests.WaitForEnd();
        }
        Assert.That(log.Messages.Where(IsProblem), Is.Empty);
    }

    private static Task<RunningApi> Start(
        LogRecorder log, RequestObserver requests, FirstExceptionHandler? first = null, params string[] settings) =>
        RunningApi.StartReady(
            TestDatabase.OwnerConnectionString,
            builder =>
            {
                builder.Services.AddSingleton<ILoggerProvider>(log).AddSingleton<IStartupFilter>(requests);
                if (first is not null)
                {
                    builder.Services.Insert(0, ServiceDescriptor.Singleton<IExceptionHandler>(first));
                }
            },
            settings);

    /// <summary>Sends the beginning of a body when the API asks for it, and closes the connection.</summary>
    private async Task SendHalf(RunningApi api, string request, bool isReset)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(api.Client.BaseAddress!.Host, api.Client.BaseAddress.Port);
        var key = Tenant.Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single();
        await socket.SendAsync(Encoding.Latin1.GetBytes(
            $"{request}\r\nHost: {api.Client.BaseAddress.Authority}\r\nX-Api-Key: {key}\r\n"
            + "Content-Type: application/json\r\nExpect: 100-continue\r\n\r\n"));
        Assert.That(await socket.ReceiveAsync(new byte[100]), Is.EqualTo("HTTP/1.1 100 Continue\r\n\r\n".Length));
        await socket.SendAsync("64\r\n[{"u8.ToArray());
        if (isReset)
        {
            socket.LingerState = new(true, 0);
        }
    }

    private static bool IsProblem(string message) =>
        message.Contains("   at ", StringComparison.Ordinal) || message.StartsWith("Error", StringComparison.Ordinal)
        || (message.StartsWith("Warning", StringComparison.Ordinal) && !message.Contains("AutoMapper", StringComparison.Ordinal));

    /// <summary>The first middleware of an API.</summary>
    private sealed class RequestObserver(Action<HttpContext> prepare) : IStartupFilter, IDisposable
    {
        private readonly SemaphoreSlim _ended = new(0);

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                prepare(context);
                try
                {
                    await rest(context);
                }
                finally
                {
                    _ended.Release();
                }
            });
            next(app);
        };

        /// <summary>Waits until the next request has ended.</summary>
        public async Task WaitForEnd() => Assert.That(await _ended.WaitAsync(TimeSpan.FromMinutes(1)), Is.True);

        public void Dispose() => _ended.Dispose();
    }

    /// <summary>Observes an exception before the handler of the API.</summary>
    private sealed class FirstExceptionHandler(Action observe) : IExceptionHandler
    {
        public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            observe();
            return ValueTask.FromResult(false);
        }
    }

    /// <summary>A body that fails after its beginning, upon which the client resets the stream.</summary>
    private sealed class BrokenContent : HttpContent
    {
        public BrokenContent() => Headers.ContentType = new("application/json");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("[{"u8.ToArray());
            await stream.FlushAsync();
            throw new IOException("The client fails.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
