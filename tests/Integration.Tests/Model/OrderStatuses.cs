namespace WorkOrders.Integration.Tests.Model;

/// <summary>The statuses of work orders, as docs/statuses.md states them. A tenant's own status behaves like its system status.</summary>
internal static class OrderStatuses
{
    private const string Table = """
        Open: ToBePlanned, Pooling, Suggested, Waiting, Activated, Canceled, Workshop, Dispatched
        Waiting: Open, ToBePlanned, Pooling, Suggested, Canceled
        Activated: Open, ToBePlanned, Pooling, Suggested, Canceled
        ToBePlanned: Pooling, Suggested, Open, Dispatched, Canceled, Planned
        Pooling: ToBePlanned, Suggested, Open, Dispatched, Canceled, Planned
        Suggested: ToBePlanned, Pooling, Open, Dispatched, Canceled, Planned
        Dispatched: Planned, DispatchRejected, Open, ToBePlanned, Canceled
        Planned: Open, ToBePlanned, Pooling, Suggested, Dispatched, Canceled, InProgress
        DispatchRejected: Open, ToBePlanned, Pooling, Suggested, Dispatched, Canceled
        InProgress: WaitingFurtherActions, Completed
        WaitingFurtherActions: ToBePlanned, Planned, InProgress, Completed, Canceled
        Completed: WaitingFurtherActions
        Canceled: Open, ToBePlanned
        Workshop: WorkshopInQueue, Open, Canceled
        WorkshopInQueue: WorkshopInProgress, Open, Canceled
        WorkshopInProgress: WorkshopWaitingFurtherActions, WorkshopCompleted
        WorkshopWaitingFurtherActions: WorkshopInProgress, WorkshopCompleted, Canceled
        WorkshopCompleted: Open
        """;

    private static readonly Dictionary<string, string[]> Next = Table.Split('\n').Select(line => line.Trim().Split(": "))
        .ToDictionary(line => line[0], line => line[1].Split(", "));

    /// <summary>The statuses with which orders are created: their work is not planned.</summary>
    public static IReadOnlyCollection<string> AtCreation { get; } =
        ["Open", "ToBePlanned", "Waiting", "Pooling", "Suggested", "Activated", "Canceled"];

    /// <summary>The statuses of completed work.</summary>
    public static IReadOnlyCollection<string> Completed { get; } = ["Completed", "WorkshopCompleted"];

    /// <summary>The statuses in which <c>date_closed</c> is set.</summary>
    public static IReadOnlyCollection<string> Closed { get; } = [.. Completed, "Canceled"];

    /// <summary>The statuses of work that has started.</summary>
    public static IReadOnlyCollection<string> Started { get; } =
        [.. Completed, "InProgress", "WaitingFurtherActions", "WorkshopInProgress", "WorkshopWaitingFurtherActions"];

    /// <summary>The fields with which projects count their orders, and the statuses that each counts.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> Counted { get; } =
        new Dictionary<string, IReadOnlyCollection<string>>
        {
            ["nb_open_jobs"] = [.. Next.Keys.Except(Closed)],
            ["nb_jobs_planned"] = ["Planned", "Dispatched", "InProgress"],
            ["nb_jobs_tobeplanned"] = [.. AtCreation.Except(["Canceled"]), "DispatchRejected"],
            ["nb_jobs_waitingfurtheraction"] = ["WaitingFurtherActions", "WorkshopWaitingFurtherActions"],
        };

    /// <summary>Returns the statuses to which an order can change.</summary>
    public static IReadOnlyList<string> After(string status) => Next[status];

    /// <summary>Returns the code of the system status that a status is, or on which it is based.</summary>
    /// <param name="status">The status.</param>
    /// <param name="find">Finds a status by its id.</param>
    public static string SystemOf(ModelRow status, Func<string, ModelRow> find) =>
        (status.IdOf("system_job_status_id") is { } system ? find(system) : status).Key!;
}
