using Microsoft.AspNetCore.Http.Features;

namespace WorkOrders.Api.Http;

/// <summary>
/// Refuses a request body that is too large with 413. Kestrel alone closes the connection immediately, and a client that is still sending
/// often gets a connection error instead of the response. Here the rest of the body is discarded, so that the client can read the response.
/// </summary>
internal sealed class BodyLimit(RequestDelegate next)
{
    /// <summary>The default of the setting <c>Kestrel:Limits:MaxRequestBodySize</c>, in bytes.</summary>
    public const int Default = 4 * 1024 * 1024;

    /// <summary>The number of bytes beyond the limit that are discarded before the connection is closed.</summary>
    private const long Discarded = 64 * 1024 * 1024;

    /// <summary>Returns the limit of a request in bytes; null when it has none.</summary>
    public static long? Of(HttpContext context) =>
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize - Discarded;

    /// <summary>
    /// Handles a request. The limit is that of the endpoint; if it has none, that of Kestrel. A request that no endpoint handles is not
    /// refused here: the response should name the wrong path or method, whatever the body.
    /// </summary>
    /// <exception cref="BadHttpRequestException">413: the body is too large.</exception>
    public Task Invoke(HttpContext context)
    {
        var size = context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>();
        if (size is { MaxRequestBodySize: { } limit, IsReadOnly: false })
        {
            size.MaxRequestBodySize = limit + Math.Min(Discarded, long.MaxValue - limit);
            if (context.Request.ContentLength is not { } length)
            {
                context.Request.Body = new LimitedStream(context.Request.Body, limit);
            }
            else if (length > limit && context.GetEndpoint() is RouteEndpoint)
            {
                throw LimitedStream.TooLarge();
            }
        }
        return next(context);
    }
}
