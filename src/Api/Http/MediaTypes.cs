namespace WorkOrders.Api.Http;

/// <summary>The media types an endpoint reads and writes, the preferred one first. Metadata of endpoints; those that have none read and write JSON.</summary>
/// <param name="Read">What a body may be.</param>
/// <param name="Written">What answers are.</param>
internal sealed record MediaTypes(IReadOnlyList<string> Read, IReadOnlyList<string> Written)
{
    /// <summary>JSON, under both of its names.</summary>
    public static readonly MediaTypes Json = new(["application/json", "text/json"], ["application/json", "text/json"]);

    /// <summary>Those of the endpoint that a request has come to.</summary>
    public static MediaTypes At(HttpContext context) => context.Declared<MediaTypes>() ?? Json;
}
