namespace WorkOrders.Domain.WorkOrders;

/// <summary>The time in which the work may be done (UTC); either end may be open.</summary>
/// <param name="EarliestDatePlannable">The start; null when it is open.</param>
/// <param name="DueDate">The end; null when it is open.</param>
public sealed record ServiceWindow(DateTimeOffset? EarliestDatePlannable, DateTimeOffset? DueDate)
{
    /// <summary>A window that is open at both ends.</summary>
    public ServiceWindow()
        : this(EarliestDatePlannable: null, DueDate: null)
    {
    }

    /// <summary>Whether the window does not end before it starts.</summary>
    public bool IsOrdered => !(EarliestDatePlannable > DueDate);

    /// <summary>Whether a moment is in the window; both ends belong to it.</summary>
    public bool Contains(DateTimeOffset moment) => !(moment < EarliestDatePlannable) && !(moment > DueDate);
}
