using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace WorkOrders.Api.Hosting;

/// <summary>The content coding <c>deflate</c> (RFC 9110: the zlib format). ASP.NET Core has no provider for it.</summary>
internal sealed class DeflateCompression : ICompressionProvider
{
    /// <inheritdoc/>
    public string EncodingName => "deflate";

    /// <inheritdoc/>
    public bool SupportsFlush => true;

    /// <inheritdoc/>
    public Stream CreateStream(Stream outputStream) => new ZLibStream(outputStream, CompressionLevel.Fastest, leaveOpen: true);
}
