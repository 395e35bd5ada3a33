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

    /// <summary>A technician and a start are suggested for the order.</summary>
    public static readonly SystemStatus Suggested = new("Suggested", new("143cf9cd-c3c1-406a-a19a-58d766d9dda9"), true);

    /// <summary>The order is canceled.</summary>
    public static readonly SystemStatus Canceled = new("Canceled", new("06ea451c-5863-4c97-9592-cc928dfdf869"), true);

    /// <summary>The work is completed.</summary>
    public static readonly SystemStatus Completed = new("Completed", new("6557b9dc-6106-4327-8e26-6f24d0329c33"));

    /// <summary>All system statuses.</summary>
    public static readonly IReadOnlyList<SystemStatus> All =
    [
        Open,
        new("ToBePlanned", new("497acff2-9ff6-4c94-85dd-daa0689553e2"), true),
        new("Waiting", new("69268600-d3e0-4222-859f-06e47cf4041e"), true),
        new("Pooling", new("8adbc894-d612-de11-bd84-0030488c6c36"), true),
        Suggested,
        new("Activated", new("9ac4bd6d-f6e8-df11-97cf-0030488c6c36"), true),
        Canceled,
        new("Dispatched", new("a60bc691-ab2f-42f5-8a5b-998a29a27537")),
        new("DispatchRejected", new("eb014da9-5850-4e16-b1e9-527162f1a9e0")),
        new("Planned", new("10f456d2-000e-48ea-93d7-e016107b7a98")),
        new("InProgress", new("f79e58ee-ee04-4590-bcb1-49e8bd551659")),
        new("WaitingFurtherActions", new("136e1585-dff6-4990-bfc6-dba958b71f30")),
        Completed,
        new("Workshop", new("e2bc66af-bd10-4035-8aa1-7ad88cb35723")),
        new("WorkshopInQueue", new("41a3718f-eaa1-4ef4-9a82-2ccf3fa92bcc")),
        new("WorkshopInProgress", new("fc28469f-c276-4ff5-abb7-b99f5aee4c7d")),
        new("WorkshopWaitingFurtherActions", new("1c6f7a61-3723-450b-8158-19a90d60cbd9")),
        new("WorkshopCompleted", new("ce5f26ed-5fe0-47a3-94a7-1bf4402e32d0")),
    ];

    /// <summary>The codes of the statuses with which an order can be created.</summary>
    public static readonly IReadOnlyList<string> CodesAtCreation = [.. All.Where(status =>
        status.SettableAtCreation).Select(status => status.Code)];

    private static readonly FrozenDictionary<Guid, SystemStatus> ById = All.ToFrozenDictionary(status => status.Id);

    /// <summary>Whether an order with this status is closed; <c>date_closed</c> is then set.</summary>
    public bool Closes => this == Canceled || this == Completed;

    /// <summary>Returns the system status with this id; null if there is none.</summary>
    public static SystemStatus? Find(Guid id) => ById.GetValueOrDefault(id);
}
