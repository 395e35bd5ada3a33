using System.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>
/// A problem response: RFC 9457 with an OData error or, for OData clients, that error alone. It writes all problem responses except
/// those of refused imports.
/// </summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Detail">What is wrong with this request and what to do.</param>
/// <param name="Errors">All problems; at least one.</param>
internal sealed record ProblemResult(int Status, string Detail, params IReadOnlyList<Problem> Errors) : IResult
{
    /// <summary>The media type of problem responses.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>The number of seconds after which to retry the request; null when a retry cannot succeed.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The warnings; may be empty.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>The URL of the existing resource that conflicts; null when there is none.</summary>
    public string? Location { get; init; }

    /// <summary>Creates a 404 response.</summary>
    public static ProblemResult NotFound(Problem problem) => new(StatusCodes.Status404NotFound, problem.Message, problem);

    /// <summary>Creates a 503 response: the database is unavailable, or the API is too busy. The request can be retried soon.</summary>
    public static ProblemResult Unavailable(string detail, string code) =>
        new(StatusCodes.Status503ServiceUnavailable, detail, new Problem(null, code, detail)) { RetryAfter = 2 };

    /// <summary>The current version of the row, if the request was based on another version; sent as its ETag.</summary>
    public long? CurrentVersion { get; init; }

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
        if (CurrentVersion is { } version)
        {
            response.Headers.ETag = RowETag.Of(version);
        }
        var traceId = Activity.Current?.Id ?? httpContext.TraceIdentifier;
        var warnings = Warnings.Count > 0 ? Warnings : null;
        var document = new Document("about:blank", ReasonPhrases.GetReasonPhrase(Status), Status, Detail, traceId, Errors, warnings);
        var error = ODataError.Of(Detail, Errors);
        // Without a token, the method ends silently when the client has closed the connection.
        return ODataVersion.IsStated(httpContext.Request)
            ? response.WriteAsJsonAsync(
                new ErrorDocument(error with { InnerError = document }), ProblemJson.Options, ODataError.ContentType)
            : response.WriteAsJsonAsync(document with { Error = error }, ProblemJson.Options, ContentType);
    }

    private sealed record Document(
        string Type, string Title, int Status, string Detail, string TraceId,
        IReadOnlyList<Problem> Errors, IReadOnlyList<Problem>? Warnings)
    {
        public ODataError? Error { get; init; }
    }

    private sealed record ErrorDocument(ODataError Error);
}
