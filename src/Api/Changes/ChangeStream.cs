using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using WorkOrders.Api.Http;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Database;

namespace WorkOrders.Api.Changes;

/// <summary>
/// The response with changes as they arrive. It ends when the client closes the connection, when the API stops, and when the credential is
/// no longer accepted. While the database is unavailable, it stays open.
/// </summary>
/// <param name="listener">Reads the changes.</param>
/// <param name="format">How values are written.</param>
/// <param name="preferenceApplied">The preferences that were applied; may be empty.</param>
/// <param name="stopping">The token that is canceled when the API stops.</param>
internal sealed class ChangeStream(
    ChangeListener listener, ValueFormat format, string preferenceApplied, CancellationToken stopping) : IResult
{
    /// <summary>The media type of the response.</summary>
    public static readonly string MediaType = MediaTypes.Changes.Written[^1];

    /// <summary>The maximum number of changes that are sent at once, which limits the memory for a client that reads slowly.</summary>
    public const int PageSize = 100;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        SetHeaders(httpContext.Response);
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }
        httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        try
        {
            await Send(httpContext, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The response is complete, because an event is never sent in parts.
        }
    }

    private void SetHeaders(HttpResponse response)
    {
        response.ContentType = ResponseFormat.Of(response.HttpContext).ContentType;
        response.Headers.CacheControl = "no-store";
        // Otherwise nginx would collect events before it forwards them.
        response.Headers["X-Accel-Buffering"] = "no";
        if (preferenceApplied.Length > 0)
        {
            response.Headers["Preference-Applied"] = preferenceApplied;
        }
    }

    private async Task Send(HttpContext http, CancellationToken end)
    {
        var database = http.RequestServices.GetRequiredService<IDatabaseState>();
        var credential = new StreamCredential(http, database);
        var writer = new EventWriter(http.Response.BodyWriter, format);
        writer.WriteStart(listener.Position);
        await Flush(http, end);
        for (var lastHeartbeat = Stopwatch.GetTimestamp(); ;)
        {
            var page = await Read(Heartbeat - Stopwatch.GetElapsedTime(lastHeartbeat), database, end);
            var isHeartbeat = Stopwatch.GetElapsedTime(lastHeartbeat) >= Heartbeat;
            if (page.Changes.Count == 0 && !isHeartbeat)
            {
                continue;
            }
            if (!await credential.IsAccepted())
            {
                return;
            }
            writer.Write(page.Changes);
            if (isHeartbeat)
            {
                writer.WriteHeartbeat(listener.Position);
                lastHeartbeat = Stopwatch.GetTimestamp();
            }
            await Flush(http, end);
        }
    }

    private async Task<ChangePage> Read(TimeSpan maxWait, IDatabaseState database, CancellationToken end)
    {
        try
        {
            return await listener.Read(maxWait, end);
        }
        catch (Exception problem) when (database.IsUnavailable(problem))
        {
            await Task.Delay(PauseAfterFailure, end);
            return new([], listener.Position, More: true);
        }
    }

    private static async Task Flush(HttpContext http, CancellationToken end)
    {
        try
        {
            await http.Response.BodyWriter.FlushAsync(end);
        }
        catch (OperationCanceledException)
        {
            // The client does not read, and would delay the stop of the API.
            http.Abort();
            throw;
        }
    }
}
