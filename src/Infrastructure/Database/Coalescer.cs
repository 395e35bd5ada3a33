namespace WorkOrders.Infrastructure.Database;

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
                var waiting = new Waiting(item);
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
            _ = Work();
        }
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
                var joins = together.Count < most && Claim(waiting.Item, claimed);
                if (joins)
                {
                    together.Add(waiting);
                }
                return joins;
            });
            _underWay -= together.Count == 0 ? 1 : 0;
            return together;
        }
    }

    /// <summary>Claims what an item must have for itself; false where others have some of it already.</summary>
    private bool Claim(T item, HashSet<int> claimed)
    {
        if (claims is null)
        {
            return true;
        }
        var wanted = claims(item);
        if (claimed.Overlaps(wanted))
        {
            return false;
        }
        claimed.UnionWith(wanted);
        return true;
    }

    // Those who waited go on elsewhere: the next run must not wait for what they do.
    private sealed class Waiting(T item) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public T Item { get; } = item;
    }
}
