namespace WorkOrders.Application.Changes;

/// <summary>
/// Distributes new changes to the listeners of this process, so that the feed is read once for all of them. A feed is read from the first
/// listener of its tenant until the last has left.
/// </summary>
public sealed class ChangeBroadcast : IDisposable
{
    /// <summary>The number of listeners that read a page from the database at once, so that requests get connections.</summary>
    private const int MaxReading = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Feed> _feeds = [];
    private readonly SemaphoreSlim _reading = new(MaxReading);
    private TaskCompletionSource _joined = NewSource();

    /// <summary>The feeds that have listeners.</summary>
    public IReadOnlyList<RecentChanges> Feeds
    {
        get
        {
            lock (_lock)
            {
                return [.. _feeds.Values.Select(feed => feed.Changes)];
            }
        }
    }

    /// <summary>Waits until there is a listener.</summary>
    public Task WaitForListener(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _feeds.Count > 0 ? Task.CompletedTask : _joined.Task.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    /// <summary>Adds a listener, who must <see cref="Leave"/>.</summary>
    internal RecentChanges Join(Guid tenant)
    {
        lock (_lock)
        {
            if (!_feeds.TryGetValue(tenant, out var feed))
            {
                _feeds.Add(tenant, feed = new(new(tenant)));
                _joined.TrySetResult();
            }
            feed.Listeners++;
            return feed.Changes;
        }
    }

    /// <summary>Removes a listener.</summary>
    internal void Leave(Guid tenant)
    {
        lock (_lock)
        {
            if (--_feeds[tenant].Listeners > 0)
            {
                return;
            }
            _feeds.Remove(tenant);
            if (_feeds.Count == 0)
            {
                _joined = NewSource();
            }
        }
    }

    /// <summary>Runs a query of a listener when few enough others run.</summary>
    internal async Task<T> Limit<T>(Func<Task<T>> query, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return await query();
        }
        finally
        {
            _reading.Release();
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Feed(RecentChanges changes)
    {
        public RecentChanges Changes => changes;

        public int Listeners { get; set; }
    }
}
