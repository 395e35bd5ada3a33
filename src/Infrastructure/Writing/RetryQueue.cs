using System.Collections.Concurrent;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// Runs the retries of a tenant's conflicting units of work one after another, so that they do not conflict with each other again and
/// all of them succeed. Retries that wait for a locked row have a queue of their own, so that they delay no others. A semaphore for each
/// tenant, not a rate limiter: nobody is refused, and a partitioned limiter may dispose of an idle limiter just when it is needed.
/// </summary>
internal sealed class RetryQueue
{
    private readonly ConcurrentDictionary<(Guid Tenant, bool AwaitsLock), SemaphoreSlim> _queues = new();

    /// <summary>Waits until the tenant's earlier retries have ended.</summary>
    /// <param name="tenant">The tenant whose rows are written.</param>
    /// <param name="awaitsLock">Whether the last attempt failed because another transaction holds a row.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <returns>The permit to retry; disposing it admits the next retry.</returns>
    public async Task<IDisposable> Wait(Guid tenant, bool awaitsLock, CancellationToken cancellationToken)
    {
        var queue = _queues.GetOrAdd((tenant, awaitsLock), static _ => new(1));
        await queue.WaitAsync(cancellationToken);
        return new Permit(queue);
    }

    private sealed class Permit(SemaphoreSlim queue) : IDisposable
    {
        public void Dispose() => queue.Release();
    }
}
