using System.Diagnostics;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Reads where a request that writes comes from.</summary>
internal static class OriginReader
{
    /// <summary>The name the sending system gives itself.</summary>
    public const string SystemHeader = "Origin-System";

    /// <summary>The client's own id of the request.</summary>
    public const string RequestIdHeader = "X-Request-Id";

    /// <summary>Reads the headers.</summary>
    /// <param name="http">The request; where it only reads, nothing is kept of its origin.</param>
    /// <param name="problems">Collects what is wrong with them.</param>
    public static RequestOrigin Read(HttpContext http, Problems problems)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return RequestOrigin.None;
        }
        var id = http.Request.Headers[RequestIdHeader].ToString();
        return new(
            ReadSystem(http.Request, problems), RequestOrigin.IsValidRequestId(id) ? id : http.TraceIdentifier, ReadTraceId(http.Request));
    }

    /// <summary>A name that cannot be kept is refused: the client that sends it would later read its own changes.</summary>
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

    /// <summary>The trace id of the activity or, where nothing listens to activities, of the client.</summary>
    private static string? ReadTraceId(HttpRequest request) =>
        Activity.Current?.TraceId.ToHexString()
        ?? (ActivityContext.TryParse(request.Headers.TraceParent, null, out var sent) ? sent.TraceId.ToHexString() : null);
}
