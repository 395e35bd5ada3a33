namespace WorkOrders.Infrastructure.Batching;

/// <summary>
/// Takes together what arrives while others are under way, so that they share a round trip. Nobody waits while nothing is under way.
/// What claims the same thing as another is not taken together with it, but next.
/// </summary>
/// <param name="run">Does what was taken together; what it throws, all of them get.</param>
/// <param name="most">How many are taken together at most.</param>
/// <param name="atOnce">How many runs may be under way at once.</param>
/// <param name="claims">What an item must have for itself, as hashes; nothing, where it is null.</param>
internal sealed class Coalescer<T>(Func<IReadOnlyList<T>, Task> run, int most, int atOnce, Func<T, IEnumerable<int>>? claims = null)
{
    private readonly List<Waiting> _queue = [];
    private int _underWay;

    /// <summary>Has it done, together with others or alone.</summary>
    public Task Join(T item)
    {
        lock (_queue)
        {
            if (_underWay == atOnce)
            {
                var waiting = new Waiting(item, [.. claims?.Invoke(item) ?? []]);
                _queue.Add(waiting);
                return waiting.Task;
            }
            _underWay++;
        }
        return Lead(item);
    }

    private async Task Lead(T item)
    {
        try
        {
            await run([item]);
        }
        finally
        {
            PassOn();
        }
    }

    /// <summary>Leaves those who came meanwhile to another thread: who was alone need not wait until they are under way, and they do not go in its name.</summary>
    private void PassOn()
    {
        lock (_queue)
        {
            if (_queue.Count == 0)
            {
                _underWay--;
                return;
            }
        }
        ThreadPool.UnsafeQueueUserWorkItem(static coalescer => _ = coalescer.Work(), this, preferLocal: false);
    }

    /// <summary>Does what has come meanwhile.</summary>
    private async Task Work()
    {
        while (Next() is { Count: > 0 } together)
        {
            try
            {
                await run(together.ConvertAll(waiting => waiting.Item));
                together.ForEach(waiting => waiting.SetResult());
            }
            catch (Exception failure)
            {
                together.ForEach(waiting => waiting.SetException(failure));
            }
        }
    }

    /// <summary>Those who wait and may go together, up to the most; when nobody waits, this run ends with that.</summary>
    private List<Waiting> Next()
    {
        lock (_queue)
        {
            var together = new List<Waiting>(Math.Min(most, _queue.Count));
            var claimed = new HashSet<int>();
            _queue.RemoveAll(waiting =>
            {
                var joins = together.Count < most && !claimed.Overlaps(waiting.Claims);
                if (joins)
                {
                    together.Add(waiting);
                    claimed.UnionWith(waiting.Claims);
                }
                return joins;
            });
            _underWay -= together.Count == 0 ? 1 : 0;
            return together;
        }
    }

    // Those who waited go on elsewhere: the next run must not wait for what they do.
    private sealed class Waiting(T item, int[] claims) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public T Item { get; } = item;

        public int[] Claims { get; } = claims;
    }
}
