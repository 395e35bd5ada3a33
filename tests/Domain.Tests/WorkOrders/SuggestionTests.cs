using FsCheck;
using FsCheck.Fluent;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests.WorkOrders;

public sealed class SuggestionTests
{
    [Test]
    public void A_suggested_order_raises_an_event_with_the_whole_suggestion()
    {
        var request = Sample.SuggestedOrder() with
        {
            Technician = Sample.Technician(Guid.CreateVersion7(), Guid.CreateVersion7()),
            Details = new() { Name = "Boiler", EstimatedTime = 90 },
        };

        var events = WorkOrder.Create(request, Sample.Now).TakeEvents();

        Assert.That(events, Is.EqualTo(new[]
        {
            new JobSuggestedEvent(request.Id, request.Technician.Id, request.Technician.Team, request.SuggestedStart!.Value, 90),
        }));
    }

    [Test]
    public void A_custom_status_under_Suggested_also_raises_the_event()
    {
        var request = Sample.SuggestedOrder() with { Status = new(Guid.CreateVersion7(), SystemStatus.Suggested) };
        Assert.That(WorkOrder.Create(request, Sample.Now).TakeEvents(), Has.Count.EqualTo(1));
    }

    [TestCase(null, 60)]
    [TestCase(0, 60)]
    [TestCase(1, 1)]
    [TestCase(WorkOrderDetails.MaxEstimateMinutes, WorkOrderDetails.MaxEstimateMinutes)]
    public void A_suggestion_lasts_the_estimated_time_or_an_hour(int? estimate, int minutes)
    {
        var order = WorkOrder.Create(Sample.SuggestedOrder() with { Details = new() { EstimatedTime = estimate } }, Sample.Now);

        Assert.That(order.MinutesToPlan, Is.EqualTo(minutes));
        Assert.That(order.TakeEvents().Cast<JobSuggestedEvent>().Single().Minutes, Is.EqualTo(minutes));
        Assert.That(order.Details.EstimatedTime, Is.EqualTo(estimate), "The estimate itself is not changed.");
    }

    [Test]
    public void A_suggestion_needs_a_status_a_technician_and_a_start()
    {
        var statuses = SystemStatus.All.Where(status => status.SettableAtCreation).ToArray();
        Prop.ForAll(Gen.Elements(statuses).ToArbitrary(), ArbMap.Default.ArbFor<bool>(), ArbMap.Default.ArbFor<bool>(),
            (status, hasTechnician, hasStart) =>
        {
            var order = WorkOrder.Create(Sample.Order() with
            {
                Status = Sample.StatusOf(status),
                Technician = hasTechnician ? Sample.Technician() : null,
                SuggestedStart = hasStart ? Sample.Now : null,
            }, Sample.Now);
            return order.TakeEvents().Count == (status == SystemStatus.Suggested && hasTechnician && hasStart ? 1 : 0);
        }).QuickCheckThrowOnFailure();
    }
}
