namespace WorkOrders.Domain.Planning;

/// <summary>
/// A planned technician and period of a work order (<c>job_planning</c>): <em>tentative</em> while suggested, <em>firm</em> once planned.
/// </summary>
public sealed class PlanningEntry
{
    private PlanningEntry(Guid id, Guid workOrderId, Guid technicianId, DateTimeOffset from, DateTimeOffset to, bool isFirm) =>
        (Id, WorkOrderId, TechnicianId, From, To, IsFirm) = (id, workOrderId, technicianId, from, to, isFirm);

    /// <summary>The id of the entry.</summary>
    public Guid Id { get; }

    /// <summary>The id of the work order.</summary>
    public Guid WorkOrderId { get; }

    /// <summary>The id of the technician.</summary>
    public Guid TechnicianId { get; }

    /// <summary>The start (UTC).</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>The end (UTC), exclusive.</summary>
    public DateTimeOffset To { get; private set; }

    /// <summary>Whether the entry is firm. Firm entries of one technician never overlap.</summary>
    public bool IsFirm { get; private set; }

    /// <summary>The time of the last write, from the database's clock (UTC); null until the entry is stored.</summary>
    public DateTimeOffset? Modified { get; private set; }

    /// <summary>Creates a suggestion, which can overlap other entries.</summary>
    /// <param name="workOrderId">The id of the work order.</param>
    /// <param name="technicianId">The id of the suggested technician.</param>
    /// <param name="start">The start (UTC).</param>
    /// <param name="minutes">The duration in minutes; must be positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The duration is not positive, or the end is later than the last valid date.
    /// </exception>
    public static PlanningEntry Tentative(Guid workOrderId, Guid technicianId, DateTimeOffset start, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minutes);
        return new(Guid.CreateVersion7(), workOrderId, technicianId, start, start.AddMinutes(minutes), isFirm: false);
    }

    /// <summary>Restores a stored entry.</summary>
    /// <param name="id">The id of the entry.</param>
    /// <param name="workOrderId">The id of the work order.</param>
    /// <param name="technicianId">The id of the technician.</param>
    /// <param name="from">The start (UTC).</param>
    /// <param name="to">The end (UTC), exclusive.</param>
    /// <param name="isFirm">Whether the entry is firm.</param>
    public static PlanningEntry Load(
        Guid id, Guid workOrderId, Guid technicianId, DateTimeOffset from, DateTimeOffset to, bool isFirm) =>
        new(id, workOrderId, technicianId, from, to, isFirm);

    /// <summary>Moves a tentative entry, because the suggestion has changed.</summary>
    /// <param name="start">The new start (UTC).</param>
    /// <param name="minutes">The new duration in minutes; must be positive.</param>
    /// <exception cref="InvalidOperationException">The entry is firm.</exception>
    public void MoveTo(DateTimeOffset start, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minutes);
        if (IsFirm)
        {
            throw new InvalidOperationException("A firm entry does not move with a suggestion.");
        }
        (From, To) = (start, start.AddMinutes(minutes));
    }

    /// <summary>Makes the entry firm, because the work is planned.</summary>
    public void Confirm() => IsFirm = true;

    /// <summary>Sets the time of the last write.</summary>
    public void MarkStored(DateTimeOffset modified) => Modified = modified;
}
