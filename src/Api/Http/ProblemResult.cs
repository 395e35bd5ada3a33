using System.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>A problem response: RFC 9457 problem details. The only place that writes them.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Detail">What is wrong with this request and what to do.</param>
/// <param name="Errors">Every single problem; may be empty.</param>
internal sealed record ProblemResult(int Status, string Detail, params IReadOnlyList<Problem> Errors) : IResult
{
    /// <summary>The media type.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>After how many seconds the same request may succeed; null when it never will.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The warnings; may be empty.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>The URL of the resource that a conflict is with; null when there is none.</summary>
    public string? Location { get; init; }

    /// <summary>503: the database is not available, or the API is too busy; the same request may succeed soon.</summary>
    public static ProblemResult Unavailable(string detail, string code) =>
        new(StatusCodes.Status503ServiceUnavailable, detail, new Problem(null, code, detail)) { RetryAfter = 2 };

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }
        var traceId = Activity.Current?.Id ?? httpContext.TraceIdentifier;
        var warnings = Warnings.Count > 0 ? Warnings : null;
        return response.WriteAsJsonAsync(
            new Document("about:blank", ReasonPhrases.GetReasonPhrase(Status), Status, Detail, traceId, Errors, warnings),
            ProblemJson.Options, ContentType, httpContext.RequestAborted);
    }

    private sealed record Document(
        string Type, string Title, int Status, string Detail, string TraceId,
        IReadOnlyList<Problem> Errors, IReadOnlyList<Problem>? Warnings);
}
