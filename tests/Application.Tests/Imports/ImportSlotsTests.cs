using WorkOrders.Application.Imports;

namespace WorkOrders.Application.Tests.Imports;

public sealed class ImportSlotsTests
{
    [Test]
    public void One_tenant_can_use_at_most_half_of_the_slots()
    {
        var tenant = Guid.CreateVersion7();
        using var slots = new ImportSlots();
        var own = Enumerable.Range(0, 5).Select(_ => slots.TryAcquire(tenant)!).ToList();
        Assert.That(slots.TryAcquire(tenant), Is.Null);
        Assert.That(slots.TryAcquire(Guid.NewGuid()), Is.Not.Null);
        own[0].Dispose();
        Assert.That(slots.TryAcquire(tenant), Is.Not.Null);
    }
}
