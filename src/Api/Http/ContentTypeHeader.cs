using System.Text;
using Microsoft.Net.Http.Headers;

namespace WorkOrders.Api.Http;

/// <summary>What a request says its body is.</summary>
/// <param name="MediaType">Its media type, in lower case; one of those that its endpoint reads.</param>
/// <param name="Encoding">What it is written in; UTF-8 unless charset says otherwise. Throws on what cannot be decoded.</param>
internal sealed record ContentTypeHeader(string MediaType, Encoding Encoding)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads it.</summary>
    /// <exception cref="BadHttpRequestException">415: the media type, the charset or the compression is unknown here.</exception>
    public static ContentTypeHeader Read(HttpRequest request)
    {
        DemandKnownCompression(request);
        var label = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        var mediaType = label?.MediaType.Value?.ToLowerInvariant();
        if (mediaType is null || !MediaTypes.At(request.HttpContext).Read.Contains(mediaType))
        {
            throw new BadHttpRequestException($"{mediaType} is not read here.", StatusCodes.Status415UnsupportedMediaType);
        }
        return new(mediaType, EncodingOf(label!));
    }

    /// <summary>What was decompressed has lost its label; what still has one was not.</summary>
    private static void DemandKnownCompression(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.ToString() is not ("" or "identity"))
        {
            throw new BadHttpRequestException("This compression is unknown.", StatusCodes.Status415UnsupportedMediaType);
        }
    }

    private static Encoding EncodingOf(MediaTypeHeaderValue label)
    {
        if (!label.Charset.HasValue)
        {
            return Utf8;
        }
        try
        {
            var name = HeaderUtilities.RemoveQuotes(label.Charset).ToString();
            var (encoder, decoder) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            // First the code pages, such as windows-1252, which are known nowhere else.
            return CodePagesEncodingProvider.Instance.GetEncoding(name, encoder, decoder) ?? Encoding.GetEncoding(name, encoder, decoder);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw new BadHttpRequestException("The charset is unknown.", StatusCodes.Status415UnsupportedMediaType, unknown);
        }
    }
}
