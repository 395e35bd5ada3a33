using System.Threading.RateLimiting;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>
/// Limits the imports of this process, since each holds a connection, a file and the rows it writes: 2 run at once, 10 run or wait, at most
/// 5 of them for one tenant.
/// </summary>
public sealed class ImportSlots : IDisposable
{
    private const int MaxRunning = 2;
    private const int MaxSlots = 10;
    private const int MaxSlotsPerTenant = MaxSlots / 2;

    private readonly ConcurrencyLimiter _running = new(new()
    {
        PermitLimit = MaxRunning,
        // Only imports with a slot wait.
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private readonly PartitionedRateLimiter<Guid> _all = Slots(MaxSlots, _ => Guid.Empty);
    private readonly PartitionedRateLimiter<Guid> _perTenant = Slots(MaxSlotsPerTenant, tenant => tenant);
    private readonly PartitionedRateLimiter<Guid> _slots;

    /// <summary>Creates the slots, all of them free.</summary>
    public ImportSlots() => _slots = PartitionedRateLimiter.CreateChained(_all, _perTenant);

    /// <summary>Takes a slot for an import of a tenant, before its file is read.</summary>
    /// <returns>The slot, to be disposed when the file is; null when none is free.</returns>
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

    /// <summary>Waits until an import that has a slot may run.</summary>
    /// <returns>Its turn, to be disposed when it has run; its answer may take longer.</returns>
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
