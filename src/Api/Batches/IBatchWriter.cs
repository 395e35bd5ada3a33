namespace WorkOrders.Api.Batches;

/// <summary>Writes the responses of a batch, group by group.</summary>
internal interface IBatchWriter
{
    /// <summary>The value of Content-Type.</summary>
    string ContentType { get; }

    /// <summary>Whether the batch also has responses to requests that were not processed.</summary>
    bool IncludesSkippedRequests { get; }

    /// <summary>Writes the responses to requests of one group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="answers">The requests with their responses; for a failed group, possibly only the request that failed.</param>
    Task Write(RequestGroup group, IReadOnlyList<(BatchRequest Request, BatchResponse Response)> answers);

    /// <summary>Writes the end of the batch.</summary>
    Task End();
}
