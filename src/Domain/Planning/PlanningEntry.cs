namespace WorkOrders.Domain.Planning;

/// <summary>Who does a work order, from when to when (<c>job_planning</c>): <em>tentative</em> while suggested, <em>firm</em> once planned.</summary>
public sealed class PlanningEntry
{
    private PlanningEntry(Guid workOrderId, Guid technicianId, DateTimeOffset from, DateTimeOffset to, bool isFirm) =>
        (Id, WorkOrderId, TechnicianId, From, To, IsFirm) = (Guid.CreateVersion7(), workOrderId, technicianId, from, to, isFirm);

    /// <summary>Its id.</summary>
    public Guid Id { get; }

    /// <summary>What is done.</summary>
    public Guid WorkOrderId { get; }

    /// <summary>Who does it.</summary>
    public Guid TechnicianId { get; }

    /// <summary>From when (UTC).</summary>
    public DateTimeOffset From { get; }

    /// <summary>To when (UTC), exclusive.</summary>
    public DateTimeOffset To { get; }

    /// <summary>Whether it binds: firm entries of one technician never overlap.</summary>
    public bool IsFirm { get; }

    /// <summary>When it was last written, by the database's clock (UTC); null until it is.</summary>
    public DateTimeOffset? Modified { get; private set; }

    /// <summary>A suggestion; it may overlap what is already there.</summary>
    /// <param name="workOrderId">What is done.</param>
    /// <param name="technicianId">Who would do it.</param>
    /// <param name="start">From when (UTC).</param>
    /// <param name="minutes">For how long; more than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No time would pass, or the end lies beyond the calendar.</exception>
    public static PlanningEntry Tentative(Guid workOrderId, Guid technicianId, DateTimeOffset start, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minutes);
        return new(workOrderId, technicianId, start, start.AddMinutes(minutes), isFirm: false);
    }

    /// <summary>Takes the time at which it was written.</summary>
    public void MarkStored(DateTimeOffset modified) => Modified = modified;
}
