using System.ComponentModel;
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
    [RefersTo(typeof(Job), IsRequired = true)] public Guid? JobsId { get; init; }

    /// <summary>Work order, by key.</summary>
    public string? JobsReferenceBackOffice { get; init; }

    /// <summary>Technician, by id.</summary>
    [RefersTo(typeof(User), IsRequired = true)] public Guid? UserId { get; init; }

    /// <summary>Technician, by key.</summary>
    public string? UserCode { get; init; }

    /// <summary>Start of the planned time.</summary>
    [Required] public DateTimeOffset? DateFrom { get; init; }

    /// <summary>
    /// End of the planned time (exclusive). A new entry without it lasts as long as the estimate of the work order; an entry whose start
    /// alone changes keeps its length.
    /// </summary>
    public DateTimeOffset? DateTo { get; init; }

    /// <summary>
    /// Whether the entry is firm; otherwise it is tentative, because the work is only suggested. Firm entries of the same technician never
    /// overlap. Set by the server.
    /// </summary>
    [ReadOnly(true)] public bool? IsFirm { get; init; }

    /// <summary>Whether planners cannot move or delete the entry.</summary>
    public bool? IsLocked { get; init; }

    /// <summary>Whether the customer knows the planned time.</summary>
    public bool? CustomerInformed { get; init; }

    /// <summary>
    /// The rules that were overridden with <c>force=true</c> when the entry was planned or moved, as codes separated by blanks; null if
    /// there are none. Set by the server.
    /// </summary>
    [ReadOnly(true)] public string? Overridden { get; init; }

    /// <summary>
    /// Whether the entry may overlap firm entries of its technician, because the technician has <c>allow_overlap</c>.
    /// </summary>
    [NotOnWire] public bool? AllowOverlap { get; init; }

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
            IsFirm = entry.IsFirm,
            IsLocked = entry.IsLocked,
            CustomerInformed = entry.CustomerInformed,
            Overridden = entry.Overridden,
            AllowOverlap = entry.AllowsOverlap,
            ModifiedDateutc = entry.Modified,
        };

    /// <summary>Converts the record to a planning entry of the domain.</summary>
    public PlanningEntry ToEntry() => PlanningEntry.Load(
        Id!.Value, JobsId!.Value, UserId!.Value, new(DateFrom!.Value, DateTo!.Value),
        new(IsFirm ?? false, AllowOverlap ?? false, IsLocked ?? false, CustomerInformed ?? false, Overridden));
}
