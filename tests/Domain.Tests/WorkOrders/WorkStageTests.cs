using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests.WorkOrders;

/// <summary>Each system status is at one stage.</summary>
public sealed class WorkStageTests
{
    [Test]
    public void Every_system_status_has_a_stage() =>
        Assert.That(SystemStatus.All.GroupBy(WorkStages.Of).ToDictionary(same => same.Key, same => same.Count()), Is.EquivalentTo(
            new Dictionary<WorkStage, int>
            {
                [WorkStage.ToBePlanned] = 7,
                [WorkStage.Planned] = 3,
                [WorkStage.WaitingFurtherAction] = 2,
                [WorkStage.InWorkshop] = 3,
                [WorkStage.Completed] = 2,
                [WorkStage.Canceled] = 1,
            }));

    [Test]
    public void Orders_are_open_until_they_are_completed_or_canceled() => Assert.That(
        SystemStatus.All.Except(WorkStages.StatusesAt(WorkStages.Open)).Select(status => status.Code),
        Is.EquivalentTo(new[] { "Completed", "Canceled", "WorkshopCompleted" }));
}
