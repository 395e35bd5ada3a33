using WorkOrders.Api.Imports;

namespace WorkOrders.Application.Tests.Imports;

public sealed class ImportSlotsTests
{
    [Test]
    public void One_tenant_can_use_at_most_half_of_the_slots()
    {
        var tenant = Guid.CreateVersion7();
        using var slots = new ImportSlots();
        var own = Enumerable.Range(0, 5).Select(_ => slots.Take(tenant)!).ToList();
        Assert.That(slots.Take(tenant), Is.Null);
        Assert.That(slots.Take(Guid.NewGuid()), Is.Not.Null);
        own[0].Dispose();
        Assert.That(slots.Take(tenant), Is.Not.Null);
    }
}
