using System.Text;

namespace WorkOrders.Api.Http;

/// <summary>Reads the body of a request as UTF-8.</summary>
internal static class RequestBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the whole body of a JSON request in the charset that its Content-Type declares.</summary>
    /// <exception cref="BadHttpRequestException">
    /// 415: the media type, charset or compression is not supported. 413: the body is too large. 400: the body does not match the declared
    /// charset or compression.
    /// </exception>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        var encoding = ContentTypeHeader.Read(request).Encoding;
        var bytes = await ReadBytes(request, cancellationToken);
        if (encoding is not UTF8Encoding)
        {
            return Transcode(bytes, encoding);
        }
        if (Utf16Json.LooksLike(bytes.Span))
        {
            throw new BadHttpRequestException(
                "The body looks like UTF-16, but Content-Type does not declare it; add charset=utf-16, or send UTF-8.");
        }
        return bytes.Span.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBytes(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 1 << 20));
        try
        {
            await request.Body.CopyToAsync(buffer, cancellationToken);
        }
        // Brotli reports invalid data as an InvalidOperationException.
        catch (Exception wrong) when (wrong is InvalidDataException or InvalidOperationException)
        {
            throw new BadHttpRequestException("The body is not compressed with the method in Content-Encoding, or is cut off.", wrong);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static ReadOnlyMemory<byte> Transcode(ReadOnlyMemory<byte> bytes, Encoding encoding)
    {
        try
        {
            return Encoding.UTF8.GetBytes(encoding is UnicodeEncoding ? Utf16Json.Decode(bytes.Span) : encoding.GetString(bytes.Span));
        }
        catch (DecoderFallbackException wrong)
        {
            throw new BadHttpRequestException($"The body is not valid {encoding.WebName}, the charset in Content-Type.", wrong);
        }
    }
}
