using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Http;

/// <summary>
/// Reads the body of a request as UTF-8, without a byte order mark. All methods throw these exceptions: <see cref="RefusedException"/> if
/// the body is an Excel workbook; <see cref="BadHttpRequestException"/> with 415 if the media type, charset or compression is not
/// supported, with 413 if the body is too large, and with 400 if it does not match the declared charset or compression.
/// </summary>
internal static class RequestBody
{
    private const int BufferSize = 64 * 1024;

    /// <summary>The maximum number of bytes that are reserved because of Content-Length, before they have been received.</summary>
    private const int MaxReserved = 1024 * 1024;

    /// <summary>The number of bytes that are reserved for a body of unknown length.</summary>
    private const int InitialSize = 4096;

    /// <summary>The number of bytes at the start of a body that show its format.</summary>
    private const int StartLength = 8;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the whole body into memory.</summary>
    /// <param name="request">The request.</param>
    /// <param name="problems">Collects the problem that the body is not text.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpRequest request, Problems problems, CancellationToken cancellationToken)
    {
        // One byte more than announced, so that the end is found without a larger buffer.
        var bytes = new byte[1 + Math.Min(request.ContentLength ?? InitialSize, MaxReserved)];
        var (length, format) = (0, (BodyFormat?)null);
        try
        {
            for (int read; (read = await request.Body.ReadAsync(bytes.AsMemory(length), cancellationToken)) > 0;)
            {
                length += read;
                format ??= length < StartLength ? null : FormatOf(bytes.AsSpan(0, StartLength), request, problems);
                if (length == bytes.Length)
                {
                    Array.Resize(ref bytes, 2 * length);
                }
            }
            format ??= FormatOf(bytes.AsSpan(0, length), request, problems);
            return WithoutMark(format.Encoding is UTF8Encoding
                ? bytes.AsMemory(0, length)
                : Charset.Utf8.GetBytes(format.Encoding.GetString(bytes, 0, length)));
        }
        catch (Exception wrong) when (IsCorrupt(wrong))
        {
            throw Corrupt(wrong);
        }
        catch (DecoderFallbackException wrong)
        {
            throw NotIn(format!, wrong);
        }
    }

    /// <summary>Reads the body while it is being received.</summary>
    /// <param name="request">The request.</param>
    /// <param name="problems">Collects the problem that the body is not text.</param>
    /// <param name="read">Reads the body in UTF-8; also receives the media type.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task Read(
        HttpRequest request, Problems problems, Func<PipeReader, string, Task> read, CancellationToken cancellationToken)
    {
        // Not request.BodyReader: Kestrel logs an error if a connection closes while it is read.
        var sent = Pipe(request.Body);
        try
        {
            await Read(request, sent, problems, read, cancellationToken);
        }
        finally
        {
            await sent.CompleteAsync();
        }
    }

    private static async Task Read(
        HttpRequest request, PipeReader sent, Problems problems, Func<PipeReader, string, Task> read, CancellationToken cancellationToken)
    {
        var (format, transcoded) = ((BodyFormat?)null, (PipeReader?)null);
        try
        {
            format = FormatOf(await Peek(sent, cancellationToken), request, problems);
            transcoded = format.Encoding is UTF8Encoding
                ? null
                : Pipe(Encoding.CreateTranscodingStream(sent.AsStream(leaveOpen: true), format.Encoding, Encoding.UTF8));
            var body = transcoded ?? sent;
            await SkipByteOrderMark(body, cancellationToken);
            await read(body, format.MediaType);
        }
        catch (Exception wrong) when (IsCorrupt(wrong))
        {
            throw Corrupt(wrong);
        }
        catch (DecoderFallbackException wrong)
        {
            throw NotIn(format!, wrong);
        }
        finally
        {
            if (transcoded is not null)
            {
                await transcoded.CompleteAsync();
            }
        }
    }

    /// <summary>Returns the format of a body, from its first bytes and its headers.</summary>
    private static BodyFormat FormatOf(ReadOnlySpan<byte> start, HttpRequest request, Problems problems)
    {
        // Checked before the headers, because a workbook is sent with any of them.
        if (ExcelWorkbook.StartsWith(start))
        {
            problems.Add(ExcelWorkbook.Problem());
            problems.ThrowIfAny();
        }
        var header = ContentTypeHeader.Read(request);
        return new(header.MediaType, EncodingOf(start, header.Encoding));
    }

    /// <summary>Returns the encoding of a body. The byte order mark of UTF-8 takes precedence over the declared charset.</summary>
    private static Encoding EncodingOf(ReadOnlySpan<byte> start, Encoding declared) => declared switch
    {
        _ when start.StartsWith(ByteOrderMark) => Charset.Utf8,
        UnicodeEncoding => Utf16.EncodingOf(start),
        not UTF32Encoding when Utf16.LooksLike(start) => throw new BadHttpRequestException(
            "The body looks like UTF-16, but Content-Type does not declare it: add charset=utf-16, or send UTF-8."),
        _ => declared,
    };

    // Brotli throws an InvalidOperationException for invalid data.
    private static bool IsCorrupt(Exception wrong) =>
        wrong is InvalidDataException or InvalidOperationException { Source: "System.IO.Compression.Brotli" };

    private static BadHttpRequestException Corrupt(Exception wrong) =>
        new("The body is incomplete, or is not compressed as Content-Encoding states.", wrong);

    private static BadHttpRequestException NotIn(BodyFormat format, DecoderFallbackException wrong) => new(
        $"The body is not in {format.Encoding.WebName}. Give its charset in Content-Type, such as "
            + $"{format.MediaType}; charset=windows-1252, or save it as UTF-8 (in Excel: \"CSV UTF-8\").",
        wrong);

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) =>
        text.Span.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text;

    private static PipeReader Pipe(Stream stream) =>
        PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferSize, leaveOpen: true));

    /// <summary>Reads the first bytes without consuming them.</summary>
    private static async Task<byte[]> Peek(PipeReader body, CancellationToken cancellationToken)
    {
        var arrived = await body.ReadAtLeastAsync(StartLength, cancellationToken);
        var bytes = arrived.Buffer.Slice(0, Math.Min(arrived.Buffer.Length, StartLength)).ToArray();
        body.AdvanceTo(arrived.Buffer.Start);
        return bytes;
    }

    private static async Task SkipByteOrderMark(PipeReader body, CancellationToken cancellationToken)
    {
        if ((await Peek(body, cancellationToken)).AsSpan().StartsWith(ByteOrderMark))
        {
            var arrived = await body.ReadAsync(cancellationToken);
            body.AdvanceTo(arrived.Buffer.GetPosition(ByteOrderMark.Length));
        }
    }

    /// <summary>The media type and the encoding of a body.</summary>
    private sealed record BodyFormat(string MediaType, Encoding Encoding);
}
