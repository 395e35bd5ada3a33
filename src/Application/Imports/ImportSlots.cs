using System.Threading.RateLimiting;

namespace WorkOrders.Application.Imports;

/// <summary>
/// Limits the imports of this process, because each import holds a connection, a file and the rows that it writes. At most 2 imports run at
/// once, and at most 10 run or wait, of which at most 5 belong to the same tenant.
/// </summary>
public sealed class ImportSlots : IDisposable
{
    private const int MaxRunning = 2;
    private const int MaxSlots = 10;
    private const int MaxSlotsPerTenant = MaxSlots / 2;

    private readonly ConcurrencyLimiter _running = new(new()
    {
        PermitLimit = MaxRunning,
        // Unlimited, because only imports with a slot wait.
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private readonly PartitionedRateLimiter<Guid> _all = Slots(MaxSlots, _ => Guid.Empty);
    private readonly PartitionedRateLimiter<Guid> _perTenant = Slots(MaxSlotsPerTenant, tenant => tenant);
    private readonly PartitionedRateLimiter<Guid> _slots;

    /// <summary>Creates the limiter with all slots free.</summary>
    public ImportSlots() => _slots = PartitionedRateLimiter.CreateChained(_all, _perTenant);

    /// <summary>Acquires a slot for an import of a tenant, before its file is read.</summary>
    /// <returns>The slot, which must be disposed together with the file; null if no slot is free.</returns>
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

    /// <summary>Waits until an import that has a slot can run.</summary>
    /// <returns>The permit, which must be disposed when the import has run. It is not held while the response is sent.</returns>
    public async Task<IDisposable> AcquireRunPermit(CancellationToken cancellationToken) =>
        await _running.AcquireAsync(1, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _slots.Dispose();
        _perTenant.Dispose();
        _all.Dispose();
        _running.Dispose();
    }

    private static PartitionedRateLimiter<Guid> Slots(int count, Func<Guid, Guid> partition) =>
        PartitionedRateLimiter.Create<Guid, Guid>(tenant =>
            RateLimitPartition.GetConcurrencyLimiter(partition(tenant), _ => new() { PermitLimit = count, QueueLimit = 0 }));
}
