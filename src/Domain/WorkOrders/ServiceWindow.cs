namespace WorkOrders.Domain.WorkOrders;

/// <summary>Not before … not after: when the work may be done (UTC, either end may be open).</summary>
/// <param name="EarliestDatePlannable">Not before.</param>
/// <param name="DueDate">Not after.</param>
public sealed record ServiceWindow(DateTimeOffset? EarliestDatePlannable, DateTimeOffset? DueDate)
{
    /// <summary>A window that is open at both ends.</summary>
    public ServiceWindow()
        : this(EarliestDatePlannable: null, DueDate: null)
    {
    }

    /// <summary>Whether the window opens before it closes.</summary>
    public bool IsOrdered => !(EarliestDatePlannable > DueDate);

    /// <summary>Whether the moment lies inside; both ends belong to the window.</summary>
    public bool Admits(DateTimeOffset moment) => !(moment < EarliestDatePlannable) && !(moment > DueDate);
}
