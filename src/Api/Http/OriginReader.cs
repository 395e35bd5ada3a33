using System.Diagnostics;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Reads the origin of a write request.</summary>
internal static class OriginReader
{
    /// <summary>The header with the name of the sending system.</summary>
    public const string SystemHeader = "Origin-System";

    /// <summary>The header with the client's id of the request.</summary>
    public const string RequestIdHeader = "X-Request-Id";

    /// <summary>Reads the origin from the headers.</summary>
    /// <param name="http">The request. For read requests (GET and HEAD), the result is <see cref="RequestOrigin.None"/>.</param>
    /// <param name="caller">The sender of the request.</param>
    /// <param name="problems">Collects the problems of the headers.</param>
    public static RequestOrigin Read(HttpContext http, Caller caller, Problems problems)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return RequestOrigin.None;
        }
        var id = http.Request.Headers[RequestIdHeader].ToString();
        return new(
            ReadSystem(http.Request, problems),
            RequestOrigin.IsValidRequestId(id) ? id : http.TraceIdentifier,
            ReadTraceId(http.Request),
            caller.UserName);
    }

    /// <summary>Reads the system name. An invalid name is refused; otherwise the client could not exclude its own changes.</summary>
    private static string? ReadSystem(HttpRequest request, Problems problems)
    {
        var name = request.Headers[SystemHeader].ToString();
        if (name.Length == 0 || RequestOrigin.IsValidSystem(name))
        {
            return name.Length == 0 ? null : name;
        }
        var message = $"{SystemHeader} must be the name of the sending system, {RequestOrigin.SystemForm}; "
            + $"received \"{Truncation.Truncate(name)}\".";
        problems.Add(new("", "bad_header", message, name, RequestOrigin.SystemForm) { Kind = ProblemKind.Malformed });
        return null;
    }

    /// <summary>Returns the trace id of the current activity; if activities are disabled, that of the client.</summary>
    private static string? ReadTraceId(HttpRequest request) =>
        Activity.Current?.TraceId.ToHexString()
        ?? (ActivityContext.TryParse(request.Headers.TraceParent, null, out var sent) ? sent.TraceId.ToHexString() : null);
}
