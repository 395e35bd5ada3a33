using WorkOrders.Application.MasterData;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.Tests.WorkOrders;

/// <summary>A row is mapped to a work order, and the work order back to its row.</summary>
public sealed class JobMapperTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 8, 30, 0, TimeSpan.Zero);
    private static readonly JobStatus Open = new() { Id = SystemStatus.Open.Id, Code = "Open", Name = "Open" };

    private static Job Stored() => new()
    {
        Id = Guid.CreateVersion7(), Id2 = 7, ModifiedDateutc = Now, ReferenceBackOffice = "SO-1", Name = "Boiler", Description = "Cold",
        ProjectId = Guid.CreateVersion7(), CompanyId = Guid.CreateVersion7(), JobTypeId = Guid.CreateVersion7(), JobStatusId = Open.Id,
        SkillId = Guid.CreateVersion7(), SuggestedUserId = Guid.CreateVersion7(), SuggestedDateStart = Now, DueDate = Now.AddDays(1),
        DbAddressStreet = "Kaai", DbAddressDbCountryId = Guid.CreateVersion7(), EstimatedTime = 90, DateCreate = Now, DateUpdate = Now,
    };

    [Test]
    public void A_loaded_order_maps_back_to_the_same_row()
    {
        var job = Stored();
        Assert.That(WorkOrder.Load(job.ToState(Open.ToStatus())).ToJob(), Is.EqualTo(job));
    }

    [Test]
    public void A_revision_changes_the_given_details_and_the_update_date()
    {
        var job = Stored();
        var order = WorkOrder.Load(job.ToState(Open.ToStatus()));
        order.Revise(
            order.AsRequested() with { Details = order.Details with { Description = null, Name = "Boiler 2" } },
            RelatedWork.None, Now.AddHours(1));
        Assert.That(order.ToJob(), Is.EqualTo(job with { Description = null, Name = "Boiler 2", DateUpdate = Now.AddHours(1) }));
    }

    [Test]
    public void A_revision_that_changes_nothing_keeps_the_update_date()
    {
        var job = Stored();
        var order = WorkOrder.Load(job.ToState(Open.ToStatus()));
        order.Revise(order.AsRequested(), RelatedWork.None, Now.AddHours(1));
        Assert.That(order.ToJob(), Is.EqualTo(job));
    }
}
