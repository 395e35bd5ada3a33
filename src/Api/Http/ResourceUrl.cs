namespace WorkOrders.Api.Http;

/// <summary>The URL under which a kind of resource can be read. Metadata of endpoints that create such resources.</summary>
/// <param name="Path">The path of the collection, such as <c>/api/Jobs</c>.</param>
internal sealed record ResourceUrl(string Path)
{
    /// <summary>The URL of one resource.</summary>
    /// <param name="root">The root of the API; see <see cref="RootOf"/>.</param>
    /// <param name="id">The id of the resource.</param>
    public string For(string root, Guid id) => $"{root}{Path}({id})";

    /// <summary>The root of this API as the client sees it, forwarded headers applied.</summary>
    public static string RootOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
