namespace WorkOrders.Application.Contract.Values;

/// <summary>The URL below which a client reaches this API.</summary>
/// <param name="Url">The URL, such as <c>https://erp.example/base/api/</c>.</param>
public sealed record ApiRoot(Uri Url)
{
    /// <summary>Resolves a URL that is relative to the root, an absolute path, or absolute.</summary>
    /// <param name="url">The URL.</param>
    /// <returns>The absolute URL; null if it is invalid, or has another host than this API.</returns>
    public Uri? Resolve(string url) => Uri.TryCreate(Url, url, out var absolute) && IsSameHost(absolute) ? absolute : null;

    /// <summary>Returns whether a row belongs to this API. Some clients send a path without that of the API: <c>/Skill(…)</c>.</summary>
    /// <param name="row">The URL of the row.</param>
    public bool Contains(EntityUrl row) => row.Prefix == "/"
        || Resolve(row.Prefix) is { Query: "", Fragment: "" } parent
            && parent.AbsolutePath.Equals(Url.AbsolutePath, StringComparison.OrdinalIgnoreCase);

    /// <summary>Ignores the scheme, because a proxy may have received the request over TLS.</summary>
    private bool IsSameHost(Uri absolute) =>
        absolute.Scheme is "http" or "https" && absolute.Host.Equals(Url.Host, StringComparison.OrdinalIgnoreCase)
            && (absolute.Port == Url.Port || (absolute.IsDefaultPort && Url.IsDefaultPort));
}
