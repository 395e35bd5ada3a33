using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.WorkOrders;

/// <summary>A planning entry: the technician of a work order, with start and end. Times are in UTC with microsecond precision.</summary>
[Entity("job_planning", Path = "JobPlanning", Key = nameof(Id), Label = "planning entry", Aggregate = true)]
public sealed record JobPlanning : EntityRecord
{
    /// <summary>Work order, by id.</summary>
    [Required, RefersTo(typeof(Job))] public Guid? JobsId { get; init; }

    /// <summary>Technician, by id.</summary>
    [Required, RefersTo(typeof(User))] public Guid? UserId { get; init; }

    /// <summary>Start of the planned time.</summary>
    [Required] public DateTimeOffset? DateFrom { get; init; }

    /// <summary>End of the planned time (exclusive).</summary>
    [Required] public DateTimeOffset? DateTo { get; init; }

    /// <summary>Whether planners cannot move the entry.</summary>
    public bool? IsLocked { get; init; }

    /// <summary>
    /// Whether the entry is firm. Firm entries of the same technician never overlap. Not part of messages, where the status of the
    /// order indicates it.
    /// </summary>
    [NotOnWire] public bool? IsFirm { get; init; }

    /// <summary>When the entry was last written (UTC). Set by the database.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Computed)] public DateTimeOffset? ModifiedDateutc { get; init; }

    /// <summary>Converts a planning entry of the domain to its record.</summary>
    public static JobPlanning Of(PlanningEntry entry) =>
        new()
        {
            Id = entry.Id,
            JobsId = entry.WorkOrderId,
            UserId = entry.TechnicianId,
            DateFrom = entry.From,
            DateTo = entry.To,
            IsLocked = false,
            IsFirm = entry.IsFirm,
            ModifiedDateutc = entry.Modified,
        };

    /// <summary>Converts the record to a planning entry of the domain.</summary>
    public PlanningEntry ToEntry() => PlanningEntry.Load(
        Id!.Value, JobsId!.Value, UserId!.Value, DateFrom!.Value, DateTo!.Value, IsFirm ?? false);
}
