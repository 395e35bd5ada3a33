namespace WorkOrders.Domain.Planning;

/// <summary>
/// A planned technician and period of a work order (<c>job_planning</c>): <em>tentative</em> while suggested, <em>firm</em> once planned.
/// </summary>
public sealed class PlanningEntry
{
    private PlanningEntryStatus _status;

    private PlanningEntry(Guid id, Guid workOrderId, Guid technicianId, Period period, PlanningEntryStatus status) =>
        (Id, WorkOrderId, TechnicianId, Period, _status) = (id, workOrderId, technicianId, period, status);

    /// <summary>The id of the entry.</summary>
    public Guid Id { get; }

    /// <summary>The id of the work order.</summary>
    public Guid WorkOrderId { get; }

    /// <summary>The id of the technician.</summary>
    public Guid TechnicianId { get; private set; }

    /// <summary>The period.</summary>
    public Period Period { get; private set; }

    /// <summary>The start (UTC).</summary>
    public DateTimeOffset From => Period.From;

    /// <summary>The end (UTC), exclusive.</summary>
    public DateTimeOffset To => Period.To;

    /// <summary>Whether the entry is firm. Firm entries of one technician never overlap.</summary>
    public bool IsFirm => _status.IsFirm;

    /// <summary>Whether the entry may overlap firm entries of its technician.</summary>
    public bool AllowsOverlap => _status.AllowsOverlap;

    /// <summary>Whether the entry cannot be moved or deleted.</summary>
    public bool IsLocked => _status.IsLocked;

    /// <summary>Whether the customer knows the period.</summary>
    public bool CustomerInformed => _status.CustomerInformed;

    /// <summary>The codes of the rules that were overridden, separated by blanks; null if there are none.</summary>
    public string? Overridden => _status.Overridden;

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
    public static PlanningEntry Tentative(Guid workOrderId, Guid technicianId, DateTimeOffset start, int minutes) =>
        new(Guid.CreateVersion7(), workOrderId, technicianId, Starting(start, minutes), PlanningEntryStatus.Tentative);

    /// <summary>Creates a firm entry.</summary>
    /// <param name="id">The id of the entry.</param>
    /// <param name="workOrderId">The id of the work order.</param>
    /// <param name="technicianId">The id of the technician.</param>
    /// <param name="period">The period; must not be empty.</param>
    /// <param name="allowsOverlap">Whether the entry may overlap firm entries of the technician.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is empty.</exception>
    public static PlanningEntry Firm(Guid id, Guid workOrderId, Guid technicianId, Period period, bool allowsOverlap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period.Duration, TimeSpan.Zero, nameof(period));
        return new(id, workOrderId, technicianId, period, new(IsFirm: true, allowsOverlap));
    }

    /// <summary>Restores a stored entry.</summary>
    /// <param name="id">The id of the entry.</param>
    /// <param name="workOrderId">The id of the work order.</param>
    /// <param name="technicianId">The id of the technician.</param>
    /// <param name="period">The period.</param>
    /// <param name="status">The other properties of the entry.</param>
    public static PlanningEntry Load(Guid id, Guid workOrderId, Guid technicianId, Period period, PlanningEntryStatus status) =>
        new(id, workOrderId, technicianId, period, status);

    /// <summary>Moves a tentative entry, because the suggestion has changed.</summary>
    /// <param name="start">The new start (UTC).</param>
    /// <param name="minutes">The new duration in minutes; must be positive.</param>
    /// <exception cref="InvalidOperationException">The entry is firm.</exception>
    public void MoveTo(DateTimeOffset start, int minutes)
    {
        if (IsFirm)
        {
            throw new InvalidOperationException("A firm entry does not move with a suggestion.");
        }
        Period = Starting(start, minutes);
    }

    /// <summary>Moves a firm entry to another period or technician. The customer does not know a new period yet.</summary>
    /// <param name="technicianId">The id of the technician.</param>
    /// <param name="period">The period; must not be empty.</param>
    /// <param name="allowsOverlap">Whether the entry may overlap firm entries of the technician.</param>
    /// <exception cref="InvalidOperationException">The entry is tentative or locked.</exception>
    public void Reschedule(Guid technicianId, Period period, bool allowsOverlap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period.Duration, TimeSpan.Zero, nameof(period));
        if (!IsFirm || IsLocked)
        {
            throw new InvalidOperationException("Only firm entries that are not locked can be rescheduled.");
        }
        _status = _status with
        {
            AllowsOverlap = allowsOverlap,
            CustomerInformed = CustomerInformed && period == Period,
            Overridden = null,
        };
        (TechnicianId, Period) = (technicianId, period);
    }

    /// <summary>Makes the entry firm, because the work is planned.</summary>
    /// <param name="allowsOverlap">Whether the entry may overlap firm entries of its technician.</param>
    public void Confirm(bool allowsOverlap) => _status = _status with { IsFirm = true, AllowsOverlap = allowsOverlap };

    /// <summary>Records the rules that were overridden.</summary>
    /// <param name="codes">The codes of the rules.</param>
    public void Override(IEnumerable<string> codes)
    {
        var overridden = string.Join(' ', codes.Distinct());
        _status = _status with { Overridden = overridden.Length == 0 ? null : overridden };
    }

    /// <summary>Locks or unlocks the entry.</summary>
    public void Lock(bool isLocked) => _status = _status with { IsLocked = isLocked };

    /// <summary>Records whether the customer knows the period.</summary>
    public void Inform(bool customerInformed) => _status = _status with { CustomerInformed = customerInformed };

    /// <summary>Sets the time of the last write.</summary>
    public void MarkStored(DateTimeOffset modified) => Modified = modified;

    private static Period Starting(DateTimeOffset start, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minutes);
        return new(start, start.AddMinutes(minutes));
    }
}
