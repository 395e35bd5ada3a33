using WorkOrders.Api.Http;

namespace WorkOrders.Api.Batches;

/// <summary>The URL of a request of a batch, as the server splits it.</summary>
/// <param name="Path">The decoded path, without the path base of the API.</param>
/// <param name="Query">The query string.</param>
/// <param name="Target">The path and the query string as they are sent over HTTP.</param>
internal sealed record RequestUrl(PathString Path, QueryString Query, string Target)
{
    /// <summary>The maximum length of a request line that the server accepts.</summary>
    private const int MaxLength = 8 * 1024;

    /// <summary>Resolves a URL that is relative to <c>api/</c>, an absolute path, or absolute.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="url">The URL.</param>
    /// <returns>The URL; null if it is invalid, too long, or not that of this API.</returns>
    public static RequestUrl? Resolve(HttpRequest batch, string url)
    {
        var host = batch.Host.HasValue ? batch.Host.ToUriComponent() : "localhost";
        var root = new Uri($"{batch.Scheme}://{host}{batch.PathBase.ToUriComponent()}{ApiGroup.Path}/");
        if (url.Length > MaxLength || !Uri.TryCreate(root, url, out var absolute) || !IsSameHost(root, absolute)
            || !PathString.FromUriComponent(absolute.AbsolutePath).StartsWithSegments(batch.PathBase, out var path))
        {
            return null;
        }
        return new(path, QueryString.FromUriComponent(absolute.Query), absolute.PathAndQuery);
    }

    /// <summary>Ignores the scheme, because a proxy may have received the batch over TLS.</summary>
    private static bool IsSameHost(Uri root, Uri absolute) =>
        absolute.Scheme is "http" or "https" && absolute.Host.Equals(root.Host, StringComparison.OrdinalIgnoreCase)
            && (absolute.Port == root.Port || (absolute.IsDefaultPort && root.IsDefaultPort));
}
