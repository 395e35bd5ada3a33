namespace WorkOrders.Api.Batches;

/// <summary>The response to one request of a batch.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body; empty if the response has none.</param>
internal sealed record BatchResponse(int Status, IHeaderDictionary Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Whether the request failed.</summary>
    public bool IsFailure => Status >= StatusCodes.Status400BadRequest;
}
