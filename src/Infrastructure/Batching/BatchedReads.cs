using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>Reads answers to queries. Queries that arrive while others are being read share the next round trip.</summary>
/// <param name="read">Reads the answers to some queries, and says which answer belongs to which.</param>
/// <param name="options">How many may be read together.</param>
internal sealed class BatchedReads<TQuery, TAnswer>(
    Func<IReadOnlyList<TQuery>, Task<Func<TQuery, TAnswer>>> read, CoalescingOptions options)
{
    private readonly Coalescer<PendingRead> _coalescer = new(batch => Read(read, batch), options.MaxBatchSize, options.ConcurrentBatches);

    /// <summary>The answer to one query, read after it was asked.</summary>
    public async Task<TAnswer> Read(TQuery query, CancellationToken cancellationToken)
    {
        var pending = new PendingRead(query);
        try
        {
            await _coalescer.Run(pending).WaitAsync(cancellationToken);
        }
        catch (BatchFailedException)
        {
            // Which query failed shows when each is read alone; a read is safe to repeat, whatever became of the connection.
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

        public Func<TAnswer> Answer { get; set; } = () => throw new InvalidOperationException("It has not been read yet.");
    }
}
