using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace WorkOrders.Api.Http;

/// <summary>An answer in JSON, labelled as the client asked for it.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Body">Writes the document.</param>
internal sealed record JsonAnswer(int Status, Action<Utf8JsonWriter> Body) : IResult
{
    /// <summary>How JSON is written: never read as HTML, so quotes and letters beyond ASCII stay readable.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The address of what was created, or of what is in the way.</summary>
    public string? Location { get; init; }

    /// <summary>Which preferences were followed (RFC 7240).</summary>
    public string? PreferenceApplied { get; init; }

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
        await using (var writer = new Utf8JsonWriter(response.BodyWriter, Options))
        {
            Body(writer);
        }
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    /// <summary>The media type to answer in; null when the client takes none of the endpoint's (406).</summary>
    public static string? Negotiate(HttpRequest request)
    {
        var written = MediaTypes.At(request.HttpContext).Written;
        // What nearly every client sends needs no reading.
        var asked = request.Headers.Accept.ToString();
        if (asked is "" or "*/*" || asked == written[0] || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
        {
            return written[0];
        }
        var refused = accepted.Where(range => range.Quality is 0).Select(range => range.MediaType.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ours = written.Where(type => !refused.Contains(type)).ToList();
        return accepted
            .Where(range => range.Quality is not 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => ours.FirstOrDefault(type => MediaTypeHeaderValue.Parse(type).IsSubsetOf(Bare(range))))
            .FirstOrDefault(type => type is not null);
    }

    /// <summary>The range without its parameters: <c>odata.metadata=minimal</c> and <c>charset</c> ask for nothing we would not do.</summary>
    private static MediaTypeHeaderValue Bare(MediaTypeHeaderValue range) => new(range.MediaType);
}
