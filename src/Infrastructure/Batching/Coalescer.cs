namespace WorkOrders.Infrastructure.Batching;

/// <summary>
/// Runs items in batches: items that arrive while others are running form the next batch, so that they share a round trip. An item that
/// arrives while nothing is running does not wait. Items with a common exclusive key never share a batch; the later one goes into the next.
/// </summary>
/// <param name="run">Runs a batch; its exception reaches every item of the batch.</param>
/// <param name="maxBatchSize">The largest number of items in a batch.</param>
/// <param name="maxConcurrentBatches">How many batches may run at once.</param>
/// <param name="exclusiveKeys">The keys that an item must have for itself, as hashes; none where it is null.</param>
internal sealed class Coalescer<T>(
    Func<IReadOnlyList<T>, Task> run, int maxBatchSize, int maxConcurrentBatches, Func<T, IEnumerable<int>>? exclusiveKeys = null)
{
    private readonly List<QueuedItem> _queue = [];
    private int _running;

    /// <summary>Runs an item, in a batch or alone; completes when it has run.</summary>
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

    /// <summary>Removes the next batch from the queue; an empty one ends the run.</summary>
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

    // Continuations run elsewhere: the next batch must not wait for what they do.
    private sealed class QueuedItem(T item, int[] exclusiveKeys) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public T Item { get; } = item;

        public int[] ExclusiveKeys { get; } = exclusiveKeys;
    }
}
