using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>Reads the results of queries. Queries that arrive while others are being read share the next round trip.</summary>
/// <param name="read">Reads the results of several queries; the returned function gives the result of each query.</param>
/// <param name="options">The maximum batch size and number of concurrent batches.</param>
internal sealed class BatchedReads<TQuery, TAnswer>(
    Func<IReadOnlyList<TQuery>, Task<Func<TQuery, TAnswer>>> read, CoalescingOptions options)
{
    private readonly Coalescer<PendingRead> _coalescer = new(batch => Read(read, batch), options.MaxBatchSize, options.ConcurrentBatches);

    /// <summary>Returns the result of one query. The result is read after this call, never before it.</summary>
    public async Task<TAnswer> Read(TQuery query, CancellationToken cancellationToken)
    {
        var pending = new PendingRead(query);
        try
        {
            await _coalescer.Run(pending).WaitAsync(cancellationToken);
        }
        catch (BatchFailedException)
        {
            // Runs the query alone, so that only the query that causes the failure fails. A read is safe to repeat, even after the
            // connection was lost.
            await Read(read, [pending]).WaitAsync(cancellationToken);
        }
        return pending.Answer();
    }

    private static async Task Read(Func<IReadOnlyList<TQuery>, Task<Func<TQuery, TAnswer>>> read, IReadOnlyList<PendingRead> batch)
    {
        try
        {
            var answerTo = await read([.. batch.Select(pending => pending.Query)]);
            foreach (var pending in batch)
            {
                pending.Answer = () => answerTo(pending.Query);
            }
        }
        catch (Exception failure) when (batch.Count > 1)
        {
            throw new BatchFailedException(failure);
        }
    }

    private sealed class PendingRead(TQuery query)
    {
        public TQuery Query => query;

        public Func<TAnswer> Answer { get; set; } = () => throw new InvalidOperationException("The query has not been run yet.");
    }
}
