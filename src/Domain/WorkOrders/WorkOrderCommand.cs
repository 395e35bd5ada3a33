using static WorkOrders.Domain.WorkOrders.SystemStatus;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// A command of a dispatcher or technician that changes the status of an order, such as Start. Its transitions and their conditions are
/// those of the table of transitions.
/// </summary>
/// <param name="Name">The name, as in the URL.</param>
/// <param name="Target">The status that the order gets.</param>
/// <param name="From">The statuses in which the command is possible.</param>
/// <param name="Summary">What the command does, as an imperative.</param>
public sealed record WorkOrderCommand(string Name, SystemStatus Target, IReadOnlyList<SystemStatus> From, string Summary)
{
    /// <summary>All commands. This table is their only definition.</summary>
    public static readonly IReadOnlyList<WorkOrderCommand> All =
    [
        new("Dispatch", Dispatched, [Open, ToBePlanned, Pooling, Suggested, Planned, DispatchRejected],
            "Send a work order to its technician"),
        new("Accept", Planned, [Dispatched], "Accept a dispatched work order"),
        new("Reject", DispatchRejected, [Dispatched], "Reject a dispatched work order") { RequiresReason = true },
        new("Start", InProgress, [Planned, WaitingFurtherActions], "Start or resume the work") { IsReservedForLeader = true },
        new("Wait", WaitingFurtherActions, [InProgress], "Interrupt the work") { RequiresReason = true },
        new("Complete", Completed, [InProgress, WaitingFurtherActions], "Complete the work") { IsReservedForLeader = true },
    ];

    /// <summary>Whether the command must have a reason.</summary>
    public bool RequiresReason { get; init; }

    /// <summary>Whether only the lead technician can give the command, if several technicians are planned.</summary>
    public bool IsReservedForLeader { get; init; }
}
