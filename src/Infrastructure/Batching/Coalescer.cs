namespace WorkOrders.Infrastructure.Batching;

/// <summary>
/// Runs items in batches. An item that arrives while fewer than the maximum number of batches are running starts at once. Items that arrive
/// later form the next batch, so that they share a round trip. Items with a common exclusive key never share a batch; the later item goes
/// into a later batch.
/// </summary>
/// <param name="run">Runs a batch; every item of the batch receives its exception.</param>
/// <param name="maxBatchSize">The maximum number of items in a batch.</param>
/// <param name="maxConcurrentBatches">The maximum number of batches that run at the same time.</param>
/// <param name="exclusiveKeys">
/// Returns the hashes of the keys that an item must not share with another item of its batch; null when items have no such keys.
/// </param>
internal sealed class Coalescer<T>(
    Func<IReadOnlyList<T>, Task> run, int maxBatchSize, int maxConcurrentBatches, Func<T, IEnumerable<int>>? exclusiveKeys = null)
{
    private readonly List<QueuedItem> _queue = [];
    private int _running;

    /// <summary>Runs an item in a batch or alone; completes when the item has run.</summary>
    public Task Run(T item)
    {
        lock (_queue)
        {
            if (_running == maxConcurrentBatches)
            {
                var queued = new QueuedItem(item, [.. exclusiveKeys?.Invoke(item) ?? []]);
                _queue.Add(queued);
                return queued.Task;
            }
            _running++;
        }
        return RunAlone(item);
    }

    private async Task RunAlone(T item)
    {
        try
        {
            await run([item]);
        }
        finally
        {
            HandOverQueue();
        }
    }

    /// <summary>Hands the queue to another thread, so that the caller does not wait for it.</summary>
    private void HandOverQueue()
    {
        lock (_queue)
        {
            if (_queue.Count == 0)
            {
                _running--;
                return;
            }
        }
        ThreadPool.UnsafeQueueUserWorkItem(static coalescer => _ = coalescer.RunQueue(), this, preferLocal: false);
    }

    private async Task RunQueue()
    {
        while (NextBatch() is { Count: > 0 } batch)
        {
            try
            {
                await run(batch.ConvertAll(queued => queued.Item));
                batch.ForEach(queued => queued.SetResult());
            }
            catch (Exception failure)
            {
                batch.ForEach(queued => queued.SetException(failure));
            }
        }
    }

    /// <summary>Removes and returns the next batch; an empty batch ends the run.</summary>
    private List<QueuedItem> NextBatch()
    {
        lock (_queue)
        {
            var batch = new List<QueuedItem>(Math.Min(maxBatchSize, _queue.Count));
            var keys = new HashSet<int>();
            _queue.RemoveAll(queued =>
            {
                var joins = batch.Count < maxBatchSize && !keys.Overlaps(queued.ExclusiveKeys);
                if (joins)
                {
                    batch.Add(queued);
                    keys.UnionWith(queued.ExclusiveKeys);
                }
                return joins;
            });
            _running -= batch.Count == 0 ? 1 : 0;
            return batch;
        }
    }

    // Continuations run asynchronously, so that the next batch does not wait for them.
    private sealed class QueuedItem(T item, int[] exclusiveKeys) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public T Item { get; } = item;

        public int[] ExclusiveKeys { get; } = exclusiveKeys;
    }
}
