using WorkOrders.Api.Http;

namespace WorkOrders.Api.Batches;

/// <summary>The body of a response in memory. Its size is limited, because it is not streamed to the client.</summary>
internal sealed class BufferedBody : MemoryStream
{
    private const int MaxLength = 16 * 1024 * 1024;

    /// <inheritdoc/>
    /// <remarks>The other methods that write call this one.</remarks>
    /// <exception cref="BadHttpRequestException">400: the body would exceed the limit.</exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (Length + count > MaxLength)
        {
            throw new BadHttpRequestException(
                $"The response to one request of a batch can have at most {ByteSize.Describe(MaxLength)}; send this request separately.");
        }
        base.Write(buffer, offset, count);
    }
}
