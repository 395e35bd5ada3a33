namespace WorkOrders.Api.Http;

/// <summary>Adds names of request headers to the response header <c>Vary</c> (RFC 9110, section 12.5.5), as one line.</summary>
internal static class VaryHeader
{
    /// <summary>States that the response depends on a header of the request.</summary>
    /// <param name="headers">The headers of the response.</param>
    /// <param name="name">The name of the header.</param>
    public static void VaryBy(this IHeaderDictionary headers, string name)
    {
        string[] names = [.. headers.GetCommaSeparatedValues("Vary"), name];
        headers.Vary = string.Join(", ", names.Distinct(StringComparer.OrdinalIgnoreCase));
    }
}
