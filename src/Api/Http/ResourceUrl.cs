using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;

namespace WorkOrders.Api.Http;

/// <summary>The URL at which resources of a kind can be read. Metadata of endpoints that create such resources.</summary>
/// <param name="Path">The path of the collection, such as <c>/api/Jobs</c>.</param>
internal sealed record ResourceUrl(string Path)
{
    /// <summary>Returns the URL of the rows of an entity.</summary>
    public static ResourceUrl Of(Entity entity) => new($"/api/{entity.Path}");

    /// <summary>Returns the URL of one resource.</summary>
    /// <param name="root">The root URL of the API; see <see cref="RootOf"/>.</param>
    /// <param name="id">The id of the resource.</param>
    public string For(string root, Guid id) => $"{root}{Path}({id})";

    /// <summary>
    /// Returns the root URL of this API as the client sees it, after forwarded headers are applied. Without the scheme and host if the
    /// request has no host, as HTTP/1.0 allows: URLs below the root are then relative references, such as <c>/api/Jobs(…)</c>.
    /// </summary>
    public static string RootOf(HttpRequest request) =>
        request.Host.HasValue ? $"{request.Scheme}://{request.Host}{request.PathBase}" : $"{request.PathBase}";

    /// <summary>Returns the URL below which the client reaches this API, to recognize URLs of this API in a request.</summary>
    public static ApiRoot ApiOf(HttpRequest request)
    {
        var host = request.Host.HasValue ? request.Host.ToUriComponent() : "localhost";
        return new(new Uri($"{request.Scheme}://{host}{request.PathBase.ToUriComponent()}{ApiGroup.Path}/"));
    }
}
