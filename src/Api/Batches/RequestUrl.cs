using WorkOrders.Api.Http;

namespace WorkOrders.Api.Batches;

/// <summary>The URL of a request of a batch, as the server splits it.</summary>
/// <param name="Path">The decoded path, without the path base of the API.</param>
/// <param name="Query">The query string.</param>
/// <param name="Target">The path and the query string as they are sent over HTTP.</param>
internal sealed record RequestUrl(PathString Path, QueryString Query, string Target)
{
    /// <summary>The maximum length of the URL of a request, also outside of batches.</summary>
    public const int MaxLength = 32 * 1024;

    /// <summary>Resolves a URL that is relative to <c>api/</c>, an absolute path, or absolute.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="url">The URL.</param>
    /// <returns>The URL; null if it is invalid, or not that of this API.</returns>
    public static RequestUrl? Resolve(HttpRequest batch, string url) => ResourceUrl.ApiOf(batch).Resolve(url) is { } absolute
        // Like the server, PathString refuses U+0000.
        && !absolute.AbsolutePath.Contains("%00", StringComparison.Ordinal)
        && PathString.FromUriComponent(absolute.AbsolutePath).StartsWithSegments(batch.PathBase, out var path)
            ? new(path, QueryString.FromUriComponent(absolute.Query), absolute.PathAndQuery)
            : null;
}
