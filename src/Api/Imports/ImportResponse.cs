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
        var format = ResponseFormat.Of(httpContext);
        if (FileFormat.JsonLines.Contains(format.MediaType))
        {
            response.ContentType = format.MediaType;
            return Document.WriteLines(response.Body, traceId, httpContext.RequestAborted);
        }
        var asError = Document.IsRefused && ODataVersion.IsStated(httpContext.Request);
        response.ContentType = asError ? ODataError.ContentType
            : Document.IsRefused ? ProblemResult.ContentType
            : format.ContentType;
        return Document.WriteJson(response.Body, traceId, asError, httpContext.RequestAborted);
    }
}
