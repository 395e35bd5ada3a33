using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Imports.Files;

/// <summary>Reads a file of orders from a request.</summary>
internal static class Upload
{
    /// <summary>The maximum length of a file in bytes, both as sent and after decompression.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    private const int BufferSize = 64 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the whole body as a stream, without loading all of it into memory.</summary>
    /// <param name="request">The request.</param>
    /// <param name="problems">Collects problems of the file as a whole.</param>
    /// <param name="unknownColumns">What to do with CSV columns without a field.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The rows; the caller disposes them.</returns>
    /// <exception cref="RefusedException">The file as a whole has problems.</exception>
    /// <exception cref="BadHttpRequestException">
    /// 415: the format, charset or compression is not supported. 413: the file is too large or has too many rows. 400: the file does not
    /// match the declared charset or compression.
    /// </exception>
    public static async Task<RowSpool> Read(HttpRequest request, Problems problems, UnknownColumns unknownColumns,
        CancellationToken cancellationToken)
    {
        var label = ContentTypeHeader.Read(request);
        var rows = new RowSpool(problems);
        try
        {
            await Read(request.Body, label, FileFormat.ReaderFor(label.MediaType, rows, problems, unknownColumns), cancellationToken);
            if (rows.Count == 0 && !problems.Any)
            {
                problems.Add(FileProblem.Empty());
            }
            problems.ThrowIfAny();
            return rows.HasTooManyRows
                ? throw new BadHttpRequestException("There are too many orders.", StatusCodes.Status413PayloadTooLarge)
                : rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    private static async Task Read(Stream body, ContentTypeHeader label, IFileReader reader, CancellationToken cancellationToken)
    {
        var (sent, upload) = (Pipe(body), (PipeReader?)null);
        try
        {
            upload = await InUtf8(sent, label.Encoding, cancellationToken);
            await SkipByteOrderMark(upload, cancellationToken);
            await reader.Read(upload, cancellationToken);
        }
        // Brotli throws an InvalidOperationException for invalid data.
        catch (Exception wrong) when (wrong is InvalidDataException or InvalidOperationException { Source: "System.IO.Compression.Brotli" })
        {
            throw new BadHttpRequestException("The body is incomplete, or is not compressed as Content-Encoding states.", wrong);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new BadHttpRequestException(
                $"The body is not in {label.Encoding.WebName}. Give its charset in Content-Type, such as "
                    + $"{label.MediaType}; charset=windows-1252, or save it as UTF-8 (in Excel: \"CSV UTF-8\").",
                wrong);
        }
        finally
        {
            await (upload ?? sent).CompleteAsync();
            await sent.CompleteAsync();
        }
    }

    private static async Task<PipeReader> InUtf8(PipeReader sent, Encoding encoding, CancellationToken cancellationToken)
    {
        if (encoding is not UTF8Encoding)
        {
            var exact = encoding is UnicodeEncoding ? Utf16Json.EncodingOf(await Peek(sent, cancellationToken)) : encoding;
            return Pipe(Encoding.CreateTranscodingStream(sent.AsStream(), exact, Encoding.UTF8));
        }
        const string undeclared = "The body looks like UTF-16, but Content-Type does not state it: add charset=utf-16, or send UTF-8.";
        return Utf16Json.LooksLike(await Peek(sent, cancellationToken)) ? throw new BadHttpRequestException(undeclared) : sent;
    }

    private static PipeReader Pipe(Stream stream) =>
        PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferSize, leaveOpen: true));

    /// <summary>Reads the first bytes without consuming them.</summary>
    private static async Task<byte[]> Peek(PipeReader upload, CancellationToken cancellationToken)
    {
        var arrived = await upload.ReadAtLeastAsync(ByteOrderMark.Length, cancellationToken);
        var bytes = arrived.Buffer.Slice(0, Math.Min(arrived.Buffer.Length, ByteOrderMark.Length)).ToArray();
        upload.AdvanceTo(arrived.Buffer.Start);
        return bytes;
    }

    private static async Task SkipByteOrderMark(PipeReader upload, CancellationToken cancellationToken)
    {
        var hasMark = (await Peek(upload, cancellationToken)).AsSpan().SequenceEqual(ByteOrderMark);
        var arrived = await upload.ReadAsync(cancellationToken);
        upload.AdvanceTo(arrived.Buffer.GetPosition(hasMark ? ByteOrderMark.Length : 0));
    }
}
