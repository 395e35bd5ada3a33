using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.WorkOrders;

/// <summary>Who does a work order, from when to when. Times are UTC, to the microsecond.</summary>
[Entity("job_planning", Path = "JobPlanning", Key = nameof(Id), Label = "planning entry", Aggregate = true)]
public sealed record JobPlanning : EntityRecord
{
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

    /// <summary>Whether the entry is firm: firm entries of one technician never overlap. The status of the order shows it on the wire.</summary>
    [NotOnWire] public bool? IsFirm { get; init; }

    /// <summary>When it was last written (UTC); set by the database.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Computed)] public DateTimeOffset? ModifiedDateutc { get; init; }

    /// <summary>What is stored and shown of an entry.</summary>
    public static JobPlanning Of(PlanningEntry entry) =>
        new() { Id = entry.Id, JobsId = entry.WorkOrderId, UserId = entry.TechnicianId, DateFrom = entry.From, DateTo = entry.To, IsLocked = false, IsFirm = entry.IsFirm, ModifiedDateutc = entry.Modified };
}
