namespace WorkOrders.Api.Http;

/// <summary>
/// The media types an endpoint reads and writes, the preferred one first. Endpoint metadata; an endpoint without it reads and writes JSON.
/// </summary>
/// <param name="Read">The media types of request bodies.</param>
/// <param name="Written">The media types of responses.</param>
internal sealed record MediaTypes(IReadOnlyList<string> Read, IReadOnlyList<string> Written)
{
    /// <summary>Both media types of JSON.</summary>
    public static readonly MediaTypes Json = new(["application/json", "text/json"], ["application/json", "text/json"]);

    /// <summary>Those of the endpoint of a request.</summary>
    public static MediaTypes For(HttpContext context) => context.Declared<MediaTypes>() ?? Json;
}
