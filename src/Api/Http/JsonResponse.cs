using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Http;

/// <summary>A JSON response, in the media type that the client accepts.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Body">Writes the document.</param>
internal sealed record JsonResponse(int Status, Action<Utf8JsonWriter> Body) : IResult
{
    /// <summary>The options for writing JSON. It is never read as HTML, so quotes and non-ASCII letters are not escaped.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The URL of the created resource; null for none.</summary>
    public string? Location { get; init; }

    /// <summary>The preferences that were applied (RFC 7240); null or empty for none.</summary>
    public string? PreferenceApplied { get; init; }

    /// <summary>The version of the row in the response, sent as its ETag; null if the response is not about one row.</summary>
    public long? Version { get; init; }

    /// <summary>What the request did to the row, sent as the header <c>Result</c>; null if it wrote no row.</summary>
    public SaveResult? Result { get; init; }

    /// <summary>Whether the response depends on the preferences of the request, so that caches must distinguish them.</summary>
    public bool VariesByPreference { get; init; }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = $"{Negotiate(httpContext.Request)}; charset=utf-8";
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }
        if (!string.IsNullOrEmpty(PreferenceApplied))
        {
            response.Headers["Preference-Applied"] = PreferenceApplied;
        }
        if (Version is { } version)
        {
            response.Headers.ETag = RowETag.Of(version);
        }
        if (Result is { } result)
        {
            response.Headers["Result"] = result.ToString().ToLowerInvariant();
        }
        if (VariesByPreference)
        {
            response.Headers.Append("Vary", "Prefer");
        }
        await using (var writer = new Utf8JsonWriter(response.BodyWriter, Options))
        {
            Body(writer);
        }
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    /// <summary>Returns the media type of the response; null when the client accepts none of the endpoint's media types (406).</summary>
    public static string? Negotiate(HttpRequest request)
    {
        var written = MediaTypes.For(request.HttpContext).Written;
        // Nearly all clients send one of these values, so they are not parsed.
        var accept = request.Headers.Accept.ToString();
        if (accept is "" or "*/*" || accept == written[0]
            || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
        {
            return written[0];
        }
        var refused = accepted.Where(range => range.Quality is 0).Select(range => range.MediaType.Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var available = written.Where(type => !refused.Contains(type)).ToList();
        var ranges = accepted.Where(range => range.Quality is not 0).OrderByDescending(range => range.Quality ?? 1).ToList();
        // Clients that Kiota generates accept only problems from an operation whose other responses have no content, such as DELETE.
        return ranges
            .Select(range => available.FirstOrDefault(type => MediaTypeHeaderValue.Parse(type).IsSubsetOf(WithoutParameters(range))))
            .FirstOrDefault(type => type is not null)
            ?? (ranges.Any(range => range.MediaType == ProblemResult.ContentType) ? available.FirstOrDefault() : null);
    }

    /// <summary>Removes the parameters of a media range; <c>odata.metadata=minimal</c> and <c>charset</c> have no effect.</summary>
    private static MediaTypeHeaderValue WithoutParameters(MediaTypeHeaderValue range) => new(range.MediaType);
}
