using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests.WorkOrders;

public sealed class PlanningStatusTests
{
    private static readonly Status[] All = [.. SystemStatus.All.Select(system => new Status(system.Id, system))];

    [Test]
    public void The_first_entry_leads_to_Planned_from_each_status_that_is_not_planned()
    {
        var led = All.Where(status => PlanningStatus.After(status, isPlanned: true, null)?.System == SystemStatus.Planned);
        Assert.That(led.Select(status => status.Code), Is.EquivalentTo([
            "Open", "ToBePlanned", "Waiting", "Pooling", "Suggested", "Activated", "DispatchRejected", "WaitingFurtherActions",
        ]));
    }

    [Test]
    public void Each_path_follows_the_table_of_transitions()
    {
        foreach (var status in All.Where(status => PlanningStatus.Plannable.Contains(status.System)))
        {
            if (PlanningStatus.After(status, isPlanned: true, null) is { } planned)
            {
                AssertWay(status, planned);
            }
            foreach (var before in All.Where(before => before.System.IsUnplanned && before.System != SystemStatus.Canceled).Append(null))
            {
                if (PlanningStatus.After(status, isPlanned: false, before) is { } after)
                {
                    Assert.That(after.System, Is.EqualTo(before?.System ?? SystemStatus.ToBePlanned));
                    AssertWay(status, after);
                }
            }
        }
    }

    [Test]
    public void Started_and_closed_orders_keep_their_status_without_entries()
    {
        var kept = All.Where(status => PlanningStatus.After(status, isPlanned: false, All[0]) is null);
        Assert.That(kept.Select(status => status.Code), Is.EquivalentTo(
            SystemStatus.All.Select(status => status.Code).Except(["Planned", "Dispatched", "DispatchRejected"])));
    }

    private static void AssertWay(Status from, Status to)
    {
        foreach (var status in PlanningStatus.Path(from, to))
        {
            Assert.That(new StatusChange(from, status).IsInTable, $"{from.Code} to {status.Code}");
            from = status;
        }
        Assert.That(from.Id, Is.EqualTo(to.Id));
    }
}
