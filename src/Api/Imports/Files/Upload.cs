using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Imports.Files;

/// <summary>Takes a file of orders off a request.</summary>
internal static class Upload
{
    /// <summary>How many bytes a file may have, as it is sent and as it is unpacked.</summary>
    public const int Largest = 256 * 1024 * 1024;

    private const int BufferSize = 64 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the whole body; little of it is in memory at any time.</summary>
    /// <param name="request">The request.</param>
    /// <param name="problems">Takes what is wrong with the file as a whole.</param>
    /// <param name="strict">Whether fields that are unknown are refused.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The rows; the caller disposes them.</returns>
    /// <exception cref="RefusedException">Something is wrong with the file as a whole.</exception>
    /// <exception cref="BadHttpRequestException">415: it is no format, charset or compression known here. 413: it is too large. 400: it is not what its labels say.</exception>
    public static async Task<SpooledRows> Read(HttpRequest request, Problems problems, bool strict, CancellationToken cancellationToken)
    {
        var label = ContentTypeHeader.Read(request);
        var rows = new SpooledRows(problems);
        try
        {
            await Read(request.Body, label, FileFormat.ReaderOf(label.MediaType, rows, problems, strict), cancellationToken);
            if (rows.Count == 0 && !problems.Any)
            {
                problems.Add(FileFault.Empty());
            }
            problems.ThrowIfAny();
            return rows.AreTooMany ? throw new BadHttpRequestException("There are too many orders.", StatusCodes.Status413PayloadTooLarge) : rows;
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
            await SkipMark(upload, cancellationToken);
            await reader.Read(upload, cancellationToken);
        }
        // The second is brotli's way of saying it.
        catch (Exception wrong) when (wrong is InvalidDataException or InvalidOperationException { Source: "System.IO.Compression.Brotli" })
        {
            throw new BadHttpRequestException("The body is not compressed as Content-Encoding says, or is cut off.", wrong);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new BadHttpRequestException(
                $"The body is not written in {label.Encoding.WebName}. Say in Content-Type which charset it is in, such as {label.MediaType}; charset=windows-1252, or save it as UTF-8 (Excel calls it \"CSV UTF-8\").", wrong);
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
            var exact = encoding is UnicodeEncoding ? Utf16Json.EncodingOf(await Beginning(sent, cancellationToken)) : encoding;
            return Pipe(Encoding.CreateTranscodingStream(sent.AsStream(), exact, Encoding.UTF8));
        }
        return Utf16Json.LooksLike(await Beginning(sent, cancellationToken))
            ? throw new BadHttpRequestException("The body looks like UTF-16, but Content-Type does not say so: add charset=utf-16 there, or send UTF-8.")
            : sent;
    }

    private static PipeReader Pipe(Stream stream) => PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferSize, leaveOpen: true));

    /// <summary>The first bytes, which stay to be read.</summary>
    private static async Task<byte[]> Beginning(PipeReader upload, CancellationToken cancellationToken)
    {
        var arrived = await upload.ReadAtLeastAsync(ByteOrderMark.Length, cancellationToken);
        var bytes = arrived.Buffer.Slice(0, Math.Min(arrived.Buffer.Length, ByteOrderMark.Length)).ToArray();
        upload.AdvanceTo(arrived.Buffer.Start);
        return bytes;
    }

    private static async Task SkipMark(PipeReader upload, CancellationToken cancellationToken)
    {
        var hasMark = (await Beginning(upload, cancellationToken)).AsSpan().SequenceEqual(ByteOrderMark);
        var arrived = await upload.ReadAsync(cancellationToken);
        upload.AdvanceTo(arrived.Buffer.GetPosition(hasMark ? ByteOrderMark.Length : 0));
    }
}
