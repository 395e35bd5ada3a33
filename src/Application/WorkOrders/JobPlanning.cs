using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.WorkOrders;

/// <summary>Who does a work order, from when to when. Times are UTC, to the microsecond.</summary>
[Entity("job_planning", Path = "JobPlanning", Key = nameof(Id))]
public sealed record JobPlanning
{
    /// <summary>Its primary key.</summary>
    public Guid? Id { get; init; }

    /// <summary>The work order, by id.</summary>
    [Required, RefersTo(typeof(Job))] public Guid? JobsId { get; init; }

    /// <summary>Who does it, by id.</summary>
    [Required, RefersTo(typeof(User))] public Guid? UserId { get; init; }

    /// <summary>From when.</summary>
    [Required] public DateTimeOffset? DateFrom { get; init; }

    /// <summary>To when, exclusive.</summary>
    [Required] public DateTimeOffset? DateTo { get; init; }

    /// <summary>Whether planners may not move it.</summary>
    public bool? IsLocked { get; init; }

    /// <summary>When it was last written (UTC); set by the database.</summary>
    [ReadOnly(true)] public DateTimeOffset? ModifiedDateutc { get; init; }

    /// <summary>What is stored and shown of an entry.</summary>
    public static JobPlanning Of(PlanningEntry entry) =>
        new() { Id = entry.Id, JobsId = entry.WorkOrderId, UserId = entry.TechnicianId, DateFrom = entry.From, DateTo = entry.To, IsLocked = false, ModifiedDateutc = entry.Modified };
}
