namespace WorkOrders.Api.Batches;

/// <summary>One request of a batch, as it was sent.</summary>
/// <param name="Position">The position in the batch, from 1.</param>
/// <param name="Id">The id: the Content-ID in multipart, the member <c>id</c> in JSON; null if the request has none.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">The URL: relative to that of the batch, absolute, or beginning with <c>$</c> and the id of an earlier request.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body; empty if the request has none.</param>
internal sealed record BatchRequest(
    int Position, string? Id, string Method, string Url, IHeaderDictionary Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The ids of the earlier requests and groups that must have succeeded; only in JSON.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];
}
