using System.Collections.Frozen;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// One of the eighteen system statuses, which every tenant has with fixed ids. A status that a tenant defines behaves like the system
/// status to which it belongs.
/// </summary>
/// <param name="Code">The code on the wire.</param>
/// <param name="Id">The fixed id.</param>
/// <param name="SettableAtCreation">Whether an order can be created with the status (the contract's <c>job_status_code</c>).</param>
public sealed record SystemStatus(string Code, Guid Id, bool SettableAtCreation = false)
{
    /// <summary>A planner completes the order.</summary>
    public static readonly SystemStatus Open = new("Open", new("8ba9da71-ef32-423a-bb50-ae767315f55c"), true);

    /// <summary>The order is complete and waits for a planner.</summary>
    public static readonly SystemStatus ToBePlanned = new("ToBePlanned", new("497acff2-9ff6-4c94-85dd-daa0689553e2"), true);

    /// <summary>The order waits for something, such as parts.</summary>
    public static readonly SystemStatus Waiting = new("Waiting", new("69268600-d3e0-4222-859f-06e47cf4041e"), true);

    /// <summary>Technicians can take the order themselves.</summary>
    public static readonly SystemStatus Pooling = new("Pooling", new("8adbc894-d612-de11-bd84-0030488c6c36"), true);

    /// <summary>A technician and a start are suggested for the order.</summary>
    public static readonly SystemStatus Suggested = new("Suggested", new("143cf9cd-c3c1-406a-a19a-58d766d9dda9"), true);

    /// <summary>The order was activated, and has not been looked at yet.</summary>
    public static readonly SystemStatus Activated = new("Activated", new("9ac4bd6d-f6e8-df11-97cf-0030488c6c36"), true);

    /// <summary>The order is canceled.</summary>
    public static readonly SystemStatus Canceled = new("Canceled", new("06ea451c-5863-4c97-9592-cc928dfdf869"), true);

    /// <summary>The order was sent to its technician, who has not answered yet.</summary>
    public static readonly SystemStatus Dispatched = new("Dispatched", new("a60bc691-ab2f-42f5-8a5b-998a29a27537"));

    /// <summary>The technician has rejected the order.</summary>
    public static readonly SystemStatus DispatchRejected = new("DispatchRejected", new("eb014da9-5850-4e16-b1e9-527162f1a9e0"));

    /// <summary>The work is planned.</summary>
    public static readonly SystemStatus Planned = new("Planned", new("10f456d2-000e-48ea-93d7-e016107b7a98"));

    /// <summary>The work has started.</summary>
    public static readonly SystemStatus InProgress = new("InProgress", new("f79e58ee-ee04-4590-bcb1-49e8bd551659"));

    /// <summary>The work has started and cannot be finished yet.</summary>
    public static readonly SystemStatus WaitingFurtherActions = new("WaitingFurtherActions", new("136e1585-dff6-4990-bfc6-dba958b71f30"));

    /// <summary>The work is completed.</summary>
    public static readonly SystemStatus Completed = new("Completed", new("6557b9dc-6106-4327-8e26-6f24d0329c33"));

    /// <summary>The work is done in the workshop.</summary>
    public static readonly SystemStatus Workshop = new("Workshop", new("e2bc66af-bd10-4035-8aa1-7ad88cb35723"));

    /// <summary>The work waits for its turn in the workshop.</summary>
    public static readonly SystemStatus WorkshopInQueue = new("WorkshopInQueue", new("41a3718f-eaa1-4ef4-9a82-2ccf3fa92bcc"));

    /// <summary>The work in the workshop has started.</summary>
    public static readonly SystemStatus WorkshopInProgress = new("WorkshopInProgress", new("fc28469f-c276-4ff5-abb7-b99f5aee4c7d"));

    /// <summary>The work in the workshop has started and cannot be finished yet.</summary>
    public static readonly SystemStatus WorkshopWaitingFurtherActions =
        new("WorkshopWaitingFurtherActions", new("1c6f7a61-3723-450b-8158-19a90d60cbd9"));

    /// <summary>The work in the workshop is completed.</summary>
    public static readonly SystemStatus WorkshopCompleted = new("WorkshopCompleted", new("ce5f26ed-5fe0-47a3-94a7-1bf4402e32d0"));

    /// <summary>All system statuses.</summary>
    public static readonly IReadOnlyList<SystemStatus> All =
    [
        Open, ToBePlanned, Waiting, Pooling, Suggested, Activated, Canceled, Dispatched, DispatchRejected, Planned, InProgress,
        WaitingFurtherActions, Completed, Workshop, WorkshopInQueue, WorkshopInProgress, WorkshopWaitingFurtherActions,
        WorkshopCompleted,
    ];

    /// <summary>The codes of the statuses with which an order can be created.</summary>
    public static readonly IReadOnlyList<string> CodesAtCreation = [.. All.Where(status =>
        status.SettableAtCreation).Select(status => status.Code)];

    private static readonly FrozenDictionary<Guid, SystemStatus> ById = All.ToFrozenDictionary(status => status.Id);

    /// <summary>Whether an order with this status is closed; <c>date_closed</c> is then set.</summary>
    public bool Closes => this == Canceled || IsCompleted;

    /// <summary>Whether the work is completed, so that the work of its children must be, too.</summary>
    public bool IsCompleted => this == Completed || this == WorkshopCompleted;

    /// <summary>Whether the work has started.</summary>
    public bool HasStarted => IsCompleted || this == InProgress || this == WaitingFurtherActions
        || this == WorkshopInProgress || this == WorkshopWaitingFurtherActions;

    /// <summary>Whether an order with this status is canceled when its parent is: its work has not started.</summary>
    public bool IsCanceledWithParent => !HasStarted && Transitions.Any(transition => transition.To == Canceled);

    /// <summary>
    /// Whether the work of an order with this status is not planned: it waits to be, is only suggested, or will not be done. These are the
    /// statuses with which an order can be created.
    /// </summary>
    public bool IsUnplanned => SettableAtCreation;

    /// <summary>The statuses that an order with this status can get, without the status itself.</summary>
    public IReadOnlyList<StatusTransition> Transitions => StatusTransitions.From(this);

    /// <summary>Returns the system status with this id; null if there is none.</summary>
    public static SystemStatus? Find(Guid id) => ById.GetValueOrDefault(id);
}
