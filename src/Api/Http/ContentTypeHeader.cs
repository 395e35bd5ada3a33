using System.Text;
using Microsoft.Net.Http.Headers;

namespace WorkOrders.Api.Http;

/// <summary>The declared media type and charset of a request body.</summary>
/// <param name="MediaType">The media type in lower case; one of the media types that the endpoint reads.</param>
/// <param name="Encoding">The declared charset; UTF-8 by default. It throws on invalid bytes.</param>
internal sealed record ContentTypeHeader(string MediaType, Encoding Encoding)
{
    /// <summary>The name of the parameter with which OData marks JSON whose numbers are strings.</summary>
    public const string NumbersAsStrings = "IEEE754Compatible";

    /// <summary>Whether a media type states that decimals and 64-bit integers are strings.</summary>
    public static bool HasNumbersAsStrings(MediaTypeHeaderValue mediaType) => mediaType.Parameters.Any(parameter =>
        parameter.Name.Equals(NumbersAsStrings, StringComparison.OrdinalIgnoreCase)
            && parameter.GetUnescapedValue().Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the body of a request may contain numbers as strings.</summary>
    public static bool HasNumbersAsStrings(HttpRequest request) =>
        // Nearly no client sends the parameter, so the header is not parsed without it.
        request.ContentType?.Contains(NumbersAsStrings, StringComparison.OrdinalIgnoreCase) == true
            && Parse(request) is { } header && HasNumbersAsStrings(header);

    /// <summary>Reads the headers Content-Type and Content-Encoding.</summary>
    /// <exception cref="BadHttpRequestException">415: the media type, the charset or the compression is not supported.</exception>
    public static ContentTypeHeader Read(HttpRequest request)
    {
        RequireSupportedCompression(request);
        var header = Parse(request);
        if (MediaTypeOf(header) is not { } mediaType || !MediaTypes.For(request.HttpContext).Read.Contains(mediaType))
        {
            throw new BadHttpRequestException("The media type is not supported.", StatusCodes.Status415UnsupportedMediaType);
        }
        return new(mediaType, Charset.Read(CharsetOf(header)) ??
            throw new BadHttpRequestException("The charset is not supported.", StatusCodes.Status415UnsupportedMediaType));
    }

    /// <summary>Returns what is not supported about Content-Type, as text.</summary>
    public static string DescribeUnsupported(HttpRequest request)
    {
        var header = Parse(request);
        return string.IsNullOrEmpty(request.ContentType) ? "Content-Type is missing"
            : MediaTypeOf(header) is { } mediaType && MediaTypes.For(request.HttpContext).Read.Contains(mediaType)
                ? $"The charset {CharsetOf(header)} in Content-Type is not supported"
            : $"Content-Type {request.ContentType} is not supported";
    }

    /// <summary>
    /// Checks Content-Encoding. The middleware removes the header when it decompresses the body; if the header is still present, its method
    /// is not supported.
    /// </summary>
    private static void RequireSupportedCompression(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.ToString() is not ("" or "identity"))
        {
            throw new BadHttpRequestException("The compression is not supported.", StatusCodes.Status415UnsupportedMediaType);
        }
    }

    private static MediaTypeHeaderValue? Parse(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var header) ? header : null;

    private static string? MediaTypeOf(MediaTypeHeaderValue? header) => header?.MediaType.Value?.ToLowerInvariant();

    /// <summary>Returns the name of the charset without quotes; empty when none is declared.</summary>
    private static string CharsetOf(MediaTypeHeaderValue? header) => header?.Charset.ToString().Trim(' ', '"', '\'') ?? "";
}
