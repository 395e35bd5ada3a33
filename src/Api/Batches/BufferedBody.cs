using WorkOrders.Api.Http;

namespace WorkOrders.Api.Batches;

/// <summary>The body of a response in memory. Its size is limited, because it is not streamed to the client.</summary>
/// <param name="others">The size of the other responses that are in memory at the same time: those of the same atomicity group.</param>
internal sealed class BufferedBody(long others) : MemoryStream
{
    /// <summary>The maximum size of all responses that are in memory at the same time.</summary>
    private const int MaxLength = 16 * 1024 * 1024;

    /// <inheritdoc/>
    /// <remarks>The other methods that write call this one.</remarks>
    /// <exception cref="BadHttpRequestException">400: the body would exceed the limit.</exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (others + Length + count > MaxLength)
        {
            throw new BadHttpRequestException($"The response to a request of a batch can have at most {ByteSize.Describe(MaxLength)}, "
                + "the responses of an atomicity group together, too; send this request separately, or prefer return=minimal.");
        }
        base.Write(buffer, offset, count);
    }
}
