namespace WorkOrders.Domain.Planning;

/// <summary>
/// The technician and time of a work order (<c>job_planning</c>): <em>tentative</em> while suggested, <em>firm</em> once planned.
/// </summary>
public sealed class PlanningEntry
{
    private PlanningEntry(Guid workOrderId, Guid technicianId, DateTimeOffset from, DateTimeOffset to, bool isFirm) =>
        (Id, WorkOrderId, TechnicianId, From, To, IsFirm) = (Guid.CreateVersion7(), workOrderId, technicianId, from, to, isFirm);

    /// <summary>Its id.</summary>
    public Guid Id { get; }

    /// <summary>The work order.</summary>
    public Guid WorkOrderId { get; }

    /// <summary>The technician.</summary>
    public Guid TechnicianId { get; }

    /// <summary>The start (UTC).</summary>
    public DateTimeOffset From { get; }

    /// <summary>The end (UTC), exclusive.</summary>
    public DateTimeOffset To { get; }

    /// <summary>Whether it is firm: firm entries of one technician never overlap.</summary>
    public bool IsFirm { get; }

    /// <summary>The time of the last write, by the database's clock (UTC); null before the first.</summary>
    public DateTimeOffset? Modified { get; private set; }

    /// <summary>Creates a suggestion, which may overlap other entries.</summary>
    /// <param name="workOrderId">The work order.</param>
    /// <param name="technicianId">The suggested technician.</param>
    /// <param name="start">The start (UTC).</param>
    /// <param name="minutes">The duration; more than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not positive, or the end is beyond the last date.</exception>
    public static PlanningEntry Tentative(Guid workOrderId, Guid technicianId, DateTimeOffset start, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minutes);
        return new(workOrderId, technicianId, start, start.AddMinutes(minutes), isFirm: false);
    }

    /// <summary>Sets the time at which it was written.</summary>
    public void MarkStored(DateTimeOffset modified) => Modified = modified;
}
