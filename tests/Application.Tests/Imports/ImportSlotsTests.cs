using WorkOrders.Api.Imports;

namespace WorkOrders.Application.Tests.Imports;

public sealed class ImportSlotsTests
{
    [Test]
    public void One_tenant_leaves_half_of_the_places_to_others()
    {
        var tenant = Guid.CreateVersion7();
        using var places = new ImportSlots();
        var own = Enumerable.Range(0, 5).Select(_ => places.Take(tenant)!).ToList();
        Assert.That(places.Take(tenant), Is.Null);
        Assert.That(places.Take(Guid.NewGuid()), Is.Not.Null);
        own[0].Dispose();
        Assert.That(places.Take(tenant), Is.Not.Null);
    }
}
