namespace WorkOrders.Domain.WorkOrders;

/// <summary>The period in which the work can be done (UTC). Both ends are optional.</summary>
/// <param name="EarliestDatePlannable">The start; null if there is no limit.</param>
/// <param name="DueDate">The end; null if there is no limit.</param>
public sealed record ServiceWindow(DateTimeOffset? EarliestDatePlannable, DateTimeOffset? DueDate)
{
    /// <summary>Creates a window without limits.</summary>
    public ServiceWindow()
        : this(EarliestDatePlannable: null, DueDate: null)
    {
    }

    /// <summary>Whether the window does not end before it starts.</summary>
    public bool IsOrdered => !(EarliestDatePlannable > DueDate);

    /// <summary>Returns whether a point in time is in the window, including both ends.</summary>
    public bool Contains(DateTimeOffset moment) => !(moment < EarliestDatePlannable) && !(moment > DueDate);
}
