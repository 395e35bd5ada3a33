using System.Collections.Concurrent;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// Lets the units of work of one tenant that others got in the way of try again one after another: then they no longer get in each other's
/// way, and all of them come through however many there are. Those that wait for what another holds take turns among themselves: nobody else waits for that.
/// </summary>
internal sealed class RetryQueue
{
    private readonly ConcurrentDictionary<(Guid Tenant, bool HeldUp), SemaphoreSlim> _queues = new();

    /// <summary>Waits for a tenant's next turn.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="heldUp">Whether it is known to wait for what another holds.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The turn; disposing it gives it to the next.</returns>
    public async Task<IDisposable> Take(Guid tenant, bool heldUp, CancellationToken cancellationToken)
    {
        var queue = _queues.GetOrAdd((tenant, heldUp), static _ => new(1));
        await queue.WaitAsync(cancellationToken);
        return new Turn(queue);
    }

    private sealed class Turn(SemaphoreSlim queue) : IDisposable
    {
        public void Dispose() => queue.Release();
    }
}
