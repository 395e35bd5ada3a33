using System.Text;
using Microsoft.Net.Http.Headers;

namespace WorkOrders.Api.Wire;

/// <summary>The body of a request, as UTF-8.</summary>
internal static class RequestBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the whole body of a JSON request, whatever its label says it is written in.</summary>
    /// <exception cref="BadHttpRequestException">415: it is not labelled as JSON, or in no charset known here. 413: it is too large. 400: it is not what its labels say.</exception>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        var encoding = EncodingOf(request);
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 1 << 20));
        try
        {
            await request.Body.CopyToAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException mislabelled)
        {
            throw new BadHttpRequestException($"The body is not {request.Headers.ContentEncoding}, as Content-Encoding says.", StatusCodes.Status400BadRequest, mislabelled);
        }
        ReadOnlyMemory<byte> bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (encoding is not UTF8Encoding)
        {
            bytes = Transcode(bytes, encoding);
        }
        return bytes.Span.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
    }

    private static Encoding EncodingOf(HttpRequest request)
    {
        var label = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        if (label?.MediaType.Value?.ToLowerInvariant() is not ("application/json" or "text/json"))
        {
            throw new BadHttpRequestException("This is not JSON.", StatusCodes.Status415UnsupportedMediaType);
        }
        if (!label.Charset.HasValue)
        {
            return Encoding.UTF8;
        }
        try
        {
            return Encoding.GetEncoding(HeaderUtilities.RemoveQuotes(label.Charset).ToString(), EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException unknown)
        {
            throw new BadHttpRequestException("The charset is unknown.", StatusCodes.Status415UnsupportedMediaType, unknown);
        }
    }

    private static ReadOnlyMemory<byte> Transcode(ReadOnlyMemory<byte> bytes, Encoding encoding)
    {
        try
        {
            // A UTF-16 text's own byte order mark wins over its label's.
            var text = bytes.Span is [0xFF, 0xFE, ..] ? Decode(new UnicodeEncoding(false, true, true), bytes.Span[2..])
                : bytes.Span is [0xFE, 0xFF, ..] ? Decode(new UnicodeEncoding(true, true, true), bytes.Span[2..])
                : encoding.GetString(bytes.Span);
            return Encoding.UTF8.GetBytes(text);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new BadHttpRequestException($"The body is not written in {encoding.WebName}, as Content-Type says.", StatusCodes.Status400BadRequest, wrong);
        }
    }

    private static string Decode(Encoding encoding, ReadOnlySpan<byte> bytes) => encoding.GetString(bytes);
}
