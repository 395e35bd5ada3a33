using System.Text;
using Microsoft.Net.Http.Headers;

namespace WorkOrders.Api.Http;

/// <summary>The declared form of a request's body.</summary>
/// <param name="MediaType">The media type, in lower case; one of those that the endpoint reads.</param>
/// <param name="Encoding">The charset; UTF-8 unless one is declared. Throws on bytes that it cannot decode.</param>
internal sealed record ContentTypeHeader(string MediaType, Encoding Encoding)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the headers.</summary>
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
    /// The middleware removes the header of a body that it decompresses; a header that is still there names an unsupported method.
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
            // Code pages, such as windows-1252, are only in this provider.
            return CodePagesEncodingProvider.Instance.GetEncoding(name, encoder, decoder) ?? Encoding.GetEncoding(name, encoder, decoder);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw new BadHttpRequestException("The charset is not supported.", StatusCodes.Status415UnsupportedMediaType, unknown);
        }
    }
}
