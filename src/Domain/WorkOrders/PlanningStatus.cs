using static WorkOrders.Domain.WorkOrders.SystemStatus;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>How the status of an order follows its firm planning entries.</summary>
public static class PlanningStatus
{
    /// <summary>
    /// The statuses in which firm entries can be added, moved and deleted: all but those of closed orders and of the workshop.
    /// </summary>
    public static readonly IReadOnlyList<SystemStatus> Plannable =
    [
        Open, ToBePlanned, Waiting, Pooling, Suggested, Activated, Dispatched, DispatchRejected, Planned, InProgress, WaitingFurtherActions,
    ];

    /// <summary>The statuses that an order leaves with its first firm entry.</summary>
    private static readonly SystemStatus[] Unplanned =
        [Open, ToBePlanned, Waiting, Pooling, Suggested, Activated, DispatchRejected, WaitingFurtherActions];

    /// <summary>The statuses that an order leaves with its last firm entry.</summary>
    private static readonly SystemStatus[] Awaiting = [Planned, Dispatched, DispatchRejected];

    /// <summary>Returns the status that an order gets when its planning has changed; null if it keeps its status.</summary>
    /// <param name="status">The status of the order.</param>
    /// <param name="isPlanned">Whether the order has a firm entry after the change.</param>
    /// <param name="before">The status before the work was planned; null if it is not known.</param>
    public static Status? After(Status status, bool isPlanned, Status? before) => isPlanned
        ? Unplanned.Contains(status.System) ? Of(Planned) : null
        : Awaiting.Contains(status.System) ? before is { System.IsUnplanned: true } ? before : Of(ToBePlanned) : null;

    /// <summary>
    /// Returns the statuses on the way from one to another, including the last: only the last if the table of transitions leads there
    /// directly, and otherwise ToBePlanned or Open before it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The table of transitions does not lead from one status to the other.</exception>
    public static IReadOnlyList<Status> Path(Status from, Status to)
    {
        if (new StatusChange(from, to).IsInTable)
        {
            return [to];
        }
        var between = new[] { ToBePlanned, Open }.Select(Of).FirstOrDefault(status =>
            new StatusChange(from, status).IsInTable && new StatusChange(status, to).IsInTable);
        return between is null
            ? throw new InvalidOperationException($"An order cannot change from {from.Code} to {to.Code}.")
            : [between, to];
    }

    private static Status Of(SystemStatus system) => new(system.Id, system);
}
