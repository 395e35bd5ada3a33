using System.Collections.Frozen;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>The stages of work orders by their system status. The numbers of orders of a project follow from this table.</summary>
public static class WorkStages
{
    private static readonly FrozenDictionary<string, WorkStage> ByStatus = new Dictionary<string, WorkStage>
    {
        ["Open"] = WorkStage.ToBePlanned,
        ["ToBePlanned"] = WorkStage.ToBePlanned,
        ["Waiting"] = WorkStage.ToBePlanned,
        ["Pooling"] = WorkStage.ToBePlanned,
        ["Suggested"] = WorkStage.ToBePlanned,
        ["Activated"] = WorkStage.ToBePlanned,
        ["DispatchRejected"] = WorkStage.ToBePlanned,
        ["Dispatched"] = WorkStage.Planned,
        ["Planned"] = WorkStage.Planned,
        ["InProgress"] = WorkStage.Planned,
        ["WaitingFurtherActions"] = WorkStage.WaitingFurtherAction,
        ["WorkshopWaitingFurtherActions"] = WorkStage.WaitingFurtherAction,
        ["Workshop"] = WorkStage.InWorkshop,
        ["WorkshopInQueue"] = WorkStage.InWorkshop,
        ["WorkshopInProgress"] = WorkStage.InWorkshop,
        ["Completed"] = WorkStage.Completed,
        ["WorkshopCompleted"] = WorkStage.Completed,
        ["Canceled"] = WorkStage.Canceled,
    }.ToFrozenDictionary();

    /// <summary>The stages of orders that are open: neither completed nor canceled.</summary>
    public static readonly IReadOnlyList<WorkStage> Open =
        [.. Enum.GetValues<WorkStage>().Where(stage => stage is not (WorkStage.Completed or WorkStage.Canceled))];

    /// <summary>Returns the stage of a system status.</summary>
    /// <exception cref="KeyNotFoundException">The status is not one of the system statuses.</exception>
    public static WorkStage Of(SystemStatus status) => ByStatus[status.Code];

    /// <summary>Returns the system statuses at some stages.</summary>
    public static IReadOnlyList<SystemStatus> StatusesAt(params IEnumerable<WorkStage> stages) =>
        [.. SystemStatus.All.Where(status => stages.Contains(Of(status)))];
}
