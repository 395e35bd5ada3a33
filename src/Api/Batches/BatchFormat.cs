using Microsoft.Net.Http.Headers;
using WorkOrders.Api.Http;

namespace WorkOrders.Api.Batches;

/// <summary>The media types of batches.</summary>
internal static class BatchFormat
{
    /// <summary>The media type of the multipart format.</summary>
    public const string Multipart = "multipart/mixed";

    /// <summary>The media type of the JSON format.</summary>
    public const string Json = "application/json";

    /// <summary>The media types that the endpoint reads and writes.</summary>
    public static readonly MediaTypes Types = new([Multipart, Json], [Multipart, Json]);

    /// <summary>Returns whether a Content-Type is JSON.</summary>
    public static bool IsJson(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns whether a Content-Type is text.</summary>
    public static bool IsText(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
}
