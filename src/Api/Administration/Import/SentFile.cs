using System.Buffers;
using System.IO.Compression;
using System.Net;

namespace WorkOrders.Api.Administration.Import;

/// <summary>The body of a request: a file, compressed while it is sent.</summary>
internal sealed class SentFile : HttpContent
{
    private const int BufferSize = 64 * 1024;

    private readonly OrderFile _file;
    private readonly Action<long> _sent;

    /// <summary>Sends a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sent">Is told how many bytes of it are sent.</param>
    public SentFile(OrderFile file, Action<long> sent)
    {
        (_file, _sent) = (file, sent);
        Headers.ContentType = file.ContentType;
        Headers.ContentEncoding.Add("gzip");
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_file.IsPacked)
        {
            await Copy(stream, cancellationToken);
            return;
        }
        await using var packed = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        await Copy(packed, cancellationToken);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task Copy(Stream target, CancellationToken cancellationToken)
    {
        await using var file = _file.File.OpenRead();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        while (await file.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            _sent(file.Position);
        }
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
