using WorkOrders.Api.Http;
using WorkOrders.Domain;

namespace WorkOrders.Api.Access;

/// <summary>
/// Protects sessions from requests that a page of another site makes with the cookie of the user (CSRF). Browsers state where a request
/// comes from in headers that no page can change, so no tokens are needed.
/// </summary>
internal static class CrossSiteRequests
{
    /// <summary>The header with which browsers state the relation between the page and the address it requests.</summary>
    public const string FetchSite = "Sec-Fetch-Site";

    private const string Detail =
        $"A session can change something only from a page of this API: {FetchSite} must be same-origin or none, "
        + "or Origin must be the address of this API. Programs send HTTP Basic or an API key instead.";

    /// <summary>The response to a refused request.</summary>
    public static readonly ProblemResult Refused = new(
        StatusCodes.Status403Forbidden, Detail, new Problem(null, "cross_site_request", Detail));

    /// <summary>Returns whether a request with the cookie is allowed: it changes nothing, or comes from a page of this API.</summary>
    public static bool Allow(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Headers[FetchSite] switch
        {
            { Count: 0 } => HasOwnOrigin(request),
            { Count: 1 } site => site[0] is "same-origin" or "none",
            _ => false,
        };

    // The origin as browsers write it (RFC 6454). Either scheme will do: a proxy that terminates TLS may not state it.
    private static bool HasOwnOrigin(HttpRequest request) =>
        request.Headers.Origin is { Count: 1 } origin && request.Host.HasValue
            && new[] { Uri.UriSchemeHttps, Uri.UriSchemeHttp }.Any(scheme =>
                string.Equals(origin[0], scheme + Uri.SchemeDelimiter + request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
