using System.Diagnostics;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Changes;

/// <summary>Records the origin of a request that writes, before it is handled.</summary>
internal sealed class OriginFilter : IEndpointFilter
{
    /// <summary>The header with the name of the sending system.</summary>
    public const string SystemHeader = "Origin-System";

    /// <summary>The header with the client's id of the request.</summary>
    public const string RequestIdHeader = "X-Request-Id";

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var origin = http.RequestServices.GetRequiredService<RequestOrigin>();
        origin.System = ReadSystem(http);
        origin.RequestId = http.Request.Headers[RequestIdHeader].ToString() is var given && RequestOrigin.CanBeRequestId(given)
            ? given
            : http.TraceIdentifier;
        origin.TraceId = TraceId(http.Request);
        return next(context);
    }

    /// <summary>
    /// Reads the name of the system. An invalid name is a problem, because the system could not exclude its own changes later.
    /// </summary>
    private static string? ReadSystem(HttpContext http)
    {
        var given = http.Request.Headers[SystemHeader].ToString();
        if (given.Length == 0 || RequestOrigin.CanBeSystem(given))
        {
            return given.Length == 0 ? null : given;
        }
        http.RequestServices.GetRequiredService<Problems>().Add(
            new("", "bad_header", $"{SystemHeader} must be the name of the system that sends the request: {RequestOrigin.SystemForm}.", given, RequestOrigin.SystemForm) { Kind = ProblemKind.Form });
        return null;
    }

    /// <summary>The trace id of the current activity, or that of the client when there is none.</summary>
    private static string? TraceId(HttpRequest request) =>
        Activity.Current?.TraceId.ToHexString()
        ?? (ActivityContext.TryParse(request.Headers.TraceParent, null, out var sent) ? sent.TraceId.ToHexString() : null);
}
