using System.Text;
using Microsoft.Net.Http.Headers;

namespace WorkOrders.Api.Http;

/// <summary>The declared media type and charset of a request body.</summary>
/// <param name="MediaType">The media type in lower case; one of the media types that the endpoint reads.</param>
/// <param name="Encoding">The declared charset; UTF-8 by default. It throws on invalid bytes.</param>
internal sealed record ContentTypeHeader(string MediaType, Encoding Encoding)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the headers Content-Type and Content-Encoding.</summary>
    /// <exception cref="BadHttpRequestException">415: the media type, the charset or the compression is not supported.</exception>
    public static ContentTypeHeader Read(HttpRequest request)
    {
        RequireSupportedCompression(request);
        var header = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        var mediaType = header?.MediaType.Value?.ToLowerInvariant();
        if (mediaType is null || !MediaTypes.For(request.HttpContext).Read.Contains(mediaType))
        {
            throw new BadHttpRequestException($"{mediaType} is not supported.", StatusCodes.Status415UnsupportedMediaType);
        }
        return new(mediaType, GetEncoding(header!));
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

    private static Encoding GetEncoding(MediaTypeHeaderValue header)
    {
        if (!header.Charset.HasValue)
        {
            return Utf8;
        }
        try
        {
            var name = HeaderUtilities.RemoveQuotes(header.Charset).ToString();
            var (encoder, decoder) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            // Only this provider has code pages such as windows-1252.
            return CodePagesEncodingProvider.Instance.GetEncoding(name, encoder, decoder) ?? Encoding.GetEncoding(name, encoder, decoder);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw new BadHttpRequestException("The charset is not supported.", StatusCodes.Status415UnsupportedMediaType, unknown);
        }
    }
}
