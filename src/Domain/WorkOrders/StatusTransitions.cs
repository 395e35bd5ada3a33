using System.Collections.Frozen;
using static WorkOrders.Domain.WorkOrders.SystemStatus;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>The transitions between the system statuses. This table is their only definition.</summary>
internal static class StatusTransitions
{
    private static readonly (SystemStatus[] From, SystemStatus[] To, StatusCondition Condition)[] Table =
    [
        ([Open], [ToBePlanned, Pooling, Suggested, Waiting, Activated, Canceled, Workshop], StatusCondition.None),
        ([Open], [Dispatched], StatusCondition.UserAssigned),
        ([Waiting, Activated], [Open, ToBePlanned, Pooling, Suggested, Canceled], StatusCondition.None),
        ([ToBePlanned, Pooling, Suggested], [Planned], StatusCondition.PlanningEntryExists),
        ([ToBePlanned, Pooling, Suggested], [ToBePlanned, Pooling, Suggested, Open, Dispatched, Canceled], StatusCondition.None),
        ([Dispatched], [Planned, DispatchRejected, Open, ToBePlanned, Canceled], StatusCondition.None),
        ([Planned, DispatchRejected], [Canceled, Open, ToBePlanned, Pooling, Suggested, Dispatched], StatusCondition.None),
        ([Planned], [InProgress], StatusCondition.None),
        ([InProgress], [WaitingFurtherActions, Completed], StatusCondition.None),
        ([WaitingFurtherActions], [ToBePlanned, Planned, InProgress, Completed, Canceled], StatusCondition.None),
        ([Completed], [WaitingFurtherActions], StatusCondition.None),
        ([Canceled], [Open, ToBePlanned], StatusCondition.None),
        ([Workshop], [WorkshopInQueue], StatusCondition.None),
        ([WorkshopInQueue], [WorkshopInProgress], StatusCondition.None),
        ([WorkshopInProgress], [WorkshopWaitingFurtherActions, WorkshopCompleted], StatusCondition.None),
        ([WorkshopWaitingFurtherActions], [WorkshopInProgress, WorkshopCompleted, Canceled], StatusCondition.None),
        ([Workshop, WorkshopInQueue], [Open, Canceled], StatusCondition.None),
        ([WorkshopCompleted], [Open], StatusCondition.None),
    ];

    private static readonly FrozenDictionary<SystemStatus, StatusTransition[]> ByStatus = All.ToFrozenDictionary(
        from => from,
        from => Table.Where(row => row.From.Contains(from))
            .SelectMany(row => row.To, (row, to) => new StatusTransition(to, row.Condition))
            .Where(transition => transition.To != from)
            .ToArray());

    /// <summary>Returns the transitions from a status; none from a status that is not a system status.</summary>
    public static IReadOnlyList<StatusTransition> From(SystemStatus status) => ByStatus.TryGetValue(status, out var found) ? found : [];
}
