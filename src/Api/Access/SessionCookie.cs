namespace WorkOrders.Api.Access;

/// <summary>
/// The cookie with the token of a session. No script can read it, and browsers send it only over TLS or to this machine, and only with
/// requests that pages of this API make.
/// </summary>
internal static class SessionCookie
{
    /// <summary>The name. Browsers refuse a cookie with this prefix that another host could set.</summary>
    public const string Name = "__Host-workorders";

    /// <summary>Returns the token of a request; null if it has none.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[Name];

    /// <summary>Sets the cookie.</summary>
    public static void Set(HttpResponse response, string token, TimeSpan lifetime) =>
        response.Cookies.Append(Name, token, Options(lifetime));

    /// <summary>Removes the cookie.</summary>
    public static void Clear(HttpResponse response) => response.Cookies.Delete(Name, Options(maxAge: null));

    private static CookieOptions Options(TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = maxAge,
    };
}
