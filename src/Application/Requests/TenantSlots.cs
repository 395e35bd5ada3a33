using System.Threading.RateLimiting;

namespace WorkOrders.Application.Requests;

/// <summary>
/// Limits long work of this process: how much of it runs at once, and how much runs or waits. At most half of the latter belongs to the
/// same tenant.
/// </summary>
public abstract class TenantSlots : IDisposable
{
    private readonly ConcurrencyLimiter _running;
    private readonly PartitionedRateLimiter<Guid> _all;
    private readonly PartitionedRateLimiter<Guid> _perTenant;
    private readonly PartitionedRateLimiter<Guid> _slots;

    /// <summary>Creates the limiter with all slots free.</summary>
    /// <param name="maxRunning">The number of permits to run.</param>
    /// <param name="maxSlots">The number of slots.</param>
    protected TenantSlots(int maxRunning, int maxSlots)
    {
        _running = new(new()
        {
            PermitLimit = maxRunning,
            // Unlimited, because only work with a slot waits.
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        _all = Slots(maxSlots, _ => Guid.Empty);
        _perTenant = Slots(Math.Max(maxSlots / 2, 1), tenant => tenant);
        _slots = PartitionedRateLimiter.CreateChained(_all, _perTenant);
    }

    /// <summary>Acquires a slot for work of a tenant, before any of it is done.</summary>
    /// <returns>The slot, which must be disposed; null if no slot is free.</returns>
    public IDisposable? TryAcquire(Guid tenant)
    {
        var slot = _slots.AttemptAcquire(tenant);
        if (slot.IsAcquired)
        {
            return slot;
        }
        slot.Dispose();
        return null;
    }

    /// <summary>Waits until work that has a slot can run.</summary>
    /// <returns>The permit, which must be disposed when the work has run. It is not held while a response is sent.</returns>
    public async Task<IDisposable> AcquireRunPermit(CancellationToken cancellationToken) =>
        await _running.AcquireAsync(1, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _slots.Dispose();
        _perTenant.Dispose();
        _all.Dispose();
        _running.Dispose();
    }

    private static PartitionedRateLimiter<Guid> Slots(int count, Func<Guid, Guid> partition) =>
        PartitionedRateLimiter.Create<Guid, Guid>(tenant =>
            RateLimitPartition.GetConcurrencyLimiter(partition(tenant), _ => new() { PermitLimit = count, QueueLimit = 0 }));
}
