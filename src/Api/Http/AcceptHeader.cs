using Microsoft.Net.Http.Headers;

namespace WorkOrders.Api.Http;

/// <summary>
/// Chooses the format of a response by the header <c>Accept</c> (RFC 9110, 12.5.1), with the parameters of JSON that OData defines (OData
/// JSON Format 4.01, 3): <c>odata.metadata</c> and <c>IEEE754Compatible</c>. Other parameters have no effect.
/// </summary>
internal static class AcceptHeader
{
    private const string NoMetadata = "none";

    private static readonly string[] MetadataNames = ["odata.metadata", "metadata"];

    /// <summary>Returns the format of the response; null when the client accepts no format of the endpoint (406).</summary>
    public static ResponseFormat? Negotiate(HttpRequest request) => Negotiate(request, MediaTypes.For(request.HttpContext).Written);

    /// <summary>Returns the format of the response; null when the client accepts none of the media types (406).</summary>
    /// <param name="request">The request.</param>
    /// <param name="written">The media types, in order of preference.</param>
    public static ResponseFormat? Negotiate(HttpRequest request, IReadOnlyList<string> written)
    {
        // Nearly all clients send one of these values, so they are not parsed.
        var accept = request.Headers.Accept.ToString();
        if (accept is "" or "*/*" || accept == written[0]
            || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
        {
            return written[0] == ResponseFormat.Json.MediaType ? ResponseFormat.Json : new(written[0]);
        }
        var ranges = accepted.Where(HasAvailableMetadata).ToList();
        var best = written
            .Select(type => (Type: type, Range: MostSpecific(type, ranges)))
            .Where(match => match.Range is { Quality: not 0 })
            .OrderByDescending(match => match.Range!.Quality ?? 1)
            .ThenBy(match => ranges.IndexOf(match.Range!))
            .FirstOrDefault();
        if (best.Range is not null)
        {
            return Format(best.Type, best.Range);
        }
        // Clients that Kiota generates accept only problems from an operation whose other responses have no content, such as DELETE.
        return ranges.Any(range => range.MediaType == ProblemResult.ContentType) ? new(written[0]) : null;
    }

    /// <summary>Describes the available formats, for a client that accepts none of them.</summary>
    public static string DescribeAvailable(HttpRequest request)
    {
        var types = string.Join(" or ", MediaTypes.For(request.HttpContext).Written);
        return MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) && !accepted.All(HasAvailableMetadata)
            ? $"{types} with {MetadataNames[0]}=minimal or {NoMetadata}"
            : types;
    }

    /// <summary>Returns the range that determines the quality of a media type; null if none contains the media type.</summary>
    private static MediaTypeHeaderValue? MostSpecific(string type, IEnumerable<MediaTypeHeaderValue> ranges)
    {
        var mediaType = MediaTypeHeaderValue.Parse(type);
        return ranges
            .Where(range => mediaType.IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .OrderBy(range => range.MatchesAllTypes)
            .ThenBy(range => range.MatchesAllSubTypes)
            .ThenByDescending(range => range.Quality ?? 1)
            .FirstOrDefault();
    }

    /// <summary>Full metadata is not available.</summary>
    private static bool HasAvailableMetadata(MediaTypeHeaderValue range) => Metadata(range).Value is "" or "minimal" or NoMetadata;

    private static ResponseFormat Format(string type, MediaTypeHeaderValue range)
    {
        if (!MediaTypes.Json.Written.Contains(type))
        {
            return new(type);
        }
        var (name, metadata) = Metadata(range);
        var decimalsAsStrings = ContentTypeHeader.HasNumbersAsStrings(range);
        var parameters = (metadata.Length > 0 ? $"; {name}={metadata}" : "")
            + (decimalsAsStrings ? $"; {ContentTypeHeader.NumbersAsStrings}=true" : "");
        return new(type, parameters, metadata != NoMetadata, decimalsAsStrings);
    }

    /// <summary>Returns the amount of control information that a range asks for, and the name of the parameter; empty for none.</summary>
    private static (string Name, string Value) Metadata(MediaTypeHeaderValue range) => range.Parameters
        .Where(parameter => MetadataNames.Contains(parameter.Name.Value, StringComparer.OrdinalIgnoreCase))
        .Select(parameter => (
            parameter.Name.ToString().ToLowerInvariant(), parameter.GetUnescapedValue().ToString().ToLowerInvariant()))
        .FirstOrDefault(("", ""));
}
