using System.Buffers;
using System.IO.Compression;
using System.Net;

namespace WorkOrders.Cli.Import;

/// <summary>A request body with the content of a file, compressed with gzip during the upload.</summary>
internal sealed class GzipFileContent : HttpContent
{
    private const int BufferSize = 64 * 1024;

    private readonly ImportFile _file;
    private readonly Action<long> _onProgress;

    /// <summary>Creates the request body.</summary>
    /// <param name="file">The file.</param>
    /// <param name="onProgress">Called with the number of bytes of the file that have been sent.</param>
    public GzipFileContent(ImportFile file, Action<long> onProgress)
    {
        (_file, _onProgress) = (file, onProgress);
        Headers.ContentType = file.ContentType;
        Headers.ContentEncoding.Add("gzip");
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_file.IsCompressed)
        {
            await CopyTo(stream, cancellationToken);
            return;
        }
        await using var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        await CopyTo(gzip, cancellationToken);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task CopyTo(Stream target, CancellationToken cancellationToken)
    {
        await using var file = _file.File.OpenRead();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        while (await file.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            _onProgress(file.Position);
        }
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
