using System.Diagnostics;

namespace WorkOrders.Application.Changes;

/// <summary>
/// The last changes of one tenant, in memory, for all of its listeners. One writer adds changes. Listeners read at their own pace: changes
/// that have been removed by then are read from the database.
/// </summary>
/// <param name="tenantId">The tenant.</param>
public sealed class RecentChanges(Guid tenantId)
{
    /// <summary>The maximum number of changes in memory.</summary>
    public const int Capacity = 2000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private volatile State _state = new([], null, 0);

    /// <summary>The tenant.</summary>
    public Guid TenantId => tenantId;

    /// <summary>The position up to which the feed has been read; null if nothing has been read yet.</summary>
    public long? End => _state.End;

    /// <summary>Adds the changes that follow <see cref="End"/>, and wakes the listeners that wait for them.</summary>
    /// <param name="changes">The changes, without gaps.</param>
    /// <param name="end">The new end.</param>
    public void Add(IReadOnlyList<Change> changes, long end)
    {
        var old = _state;
        _state = new([.. old.Changes.Concat(changes).TakeLast(Capacity)], end, Stopwatch.GetTimestamp());
        old.Replaced.SetResult();
    }

    /// <summary>Removes all changes if none was added for five seconds, so that the feeds of many tenants take no memory.</summary>
    public void RemoveOld()
    {
        var state = _state;
        if (state.Changes.Length > 0 && Stopwatch.GetElapsedTime(state.Added) > Lifetime)
        {
            _state = state with { Changes = [] };
        }
    }

    /// <summary>Reads the requested changes.</summary>
    /// <returns>
    /// The page, which is empty if there are no changes after the position, or null if they are no longer in memory; and a task that
    /// completes when changes are added.
    /// </returns>
    public (ChangePage? Page, Task Added) Read(GetChangesQuery query)
    {
        var state = _state;
        return (Read(state, query), state.Replaced.Task);
    }

    /// <summary>Reads the requested changes as soon as there are any, or when the time is over.</summary>
    /// <returns>The page; null if changes after the position are no longer in memory.</returns>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<ChangePage?> WaitForPage(GetChangesQuery query, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            var (page, added) = Read(query);
            var wait = maxWait - Stopwatch.GetElapsedTime(started);
            if (page is null || page.Next > query.After || wait <= TimeSpan.Zero)
            {
                return page;
            }
            // Timers count whole milliseconds: a shorter wait ends at once, and until the time is over, the loop would not wait at all.
            wait = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
            // Not as an exception, which would be costly for thousands of listeners without news.
            await added.WaitAsync(wait, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static ChangePage? Read(State state, GetChangesQuery query)
    {
        var (changes, next) = (state.Changes, query.After);
        // A listener that has read a page from the database can be ahead of this feed.
        if (state.End is not { } end || next >= end)
        {
            return new([], next, More: false);
        }
        if (end - next > changes.Length)
        {
            return null;
        }
        var found = new List<Change>();
        for (var index = changes.Length - (int)(end - next); index < changes.Length && found.Count < query.Top; index++)
        {
            next = changes[index].Position;
            if (query.Matches(changes[index]))
            {
                found.Add(changes[index]);
            }
        }
        return new(found, next, next < end);
    }

    private sealed record State(Change[] Changes, long? End, long Added)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
