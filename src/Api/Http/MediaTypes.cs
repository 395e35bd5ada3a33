namespace WorkOrders.Api.Http;

/// <summary>
/// The media types that an endpoint reads and writes, in order of preference. Endpoint metadata; without it, JSON is read and written.
/// </summary>
/// <param name="Read">The media types of request bodies.</param>
/// <param name="Written">The media types of responses.</param>
internal sealed record MediaTypes(IReadOnlyList<string> Read, IReadOnlyList<string> Written)
{
    /// <summary>The media types of JSON.</summary>
    public static readonly MediaTypes Json = new(["application/json", "text/json"], ["application/json", "text/json"]);

    /// <summary>The media types of a text. Clients that accept only JSON get it, too.</summary>
    public static readonly MediaTypes Text = new([], ["text/plain", .. Json.Written]);

    /// <summary>The media types of a list: JSON in pages, or all rows as CSV or JSON lines.</summary>
    public static readonly MediaTypes List = Json with { Written = [.. Json.Written, "text/csv", "application/x-ndjson"] };

    /// <summary>The media types of the change feed: JSON in pages, or a stream of server-sent events.</summary>
    public static readonly MediaTypes Changes = Json with { Written = [.. Json.Written, "text/event-stream"] };

    /// <summary>The media types of a merge patch (RFC 7396); JSON is read as one, too.</summary>
    public static readonly MediaTypes MergePatch = Json with { Read = [.. Json.Read, "application/merge-patch+json"] };

    /// <summary>
    /// Returns the media types of the resource of a request: those of its endpoint, unless a feature of the request states fewer.
    /// </summary>
    public static MediaTypes For(HttpContext context) => context.Features.Get<MediaTypes>() ?? context.Declared<MediaTypes>() ?? Json;
}
