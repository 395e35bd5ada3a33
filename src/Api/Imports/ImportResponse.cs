using System.Diagnostics;
using WorkOrders.Api.Http;
using WorkOrders.Api.ImportFiles;

namespace WorkOrders.Api.Imports;

/// <summary>The response to an import: one JSON document or, if the client prefers it, JSON lines.</summary>
internal sealed record ImportResponse(ImportDocument Document) : IResult
{
    /// <summary>The preferences that were applied (RFC 7240); empty for none.</summary>
    public required string PreferenceApplied { get; init; }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var traceId = Activity.Current?.Id ?? httpContext.TraceIdentifier;
        response.StatusCode = Document.Status;
        if (PreferenceApplied.Length > 0)
        {
            response.Headers["Preference-Applied"] = PreferenceApplied;
        }
        if (JsonResponse.Negotiate(httpContext.Request) is { } type && FileFormat.JsonLines.Contains(type))
        {
            response.ContentType = type;
            return Document.WriteLines(response.Body, traceId, httpContext.RequestAborted);
        }
        response.ContentType = Document.IsRefused
            ? ProblemResult.ContentType
            : $"{JsonResponse.Negotiate(httpContext.Request)}; charset=utf-8";
        return Document.WriteJson(response.Body, traceId, httpContext.RequestAborted);
    }
}
