using WorkOrders.Application.Requests;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>The messages about times outside the window in which the work can be done.</summary>
internal static class WindowMessages
{
    /// <summary>Explains that a time is too early.</summary>
    public static string NotBefore(this ServiceWindow window, string field, DateTimeOffset? received) =>
        $"\"{field}\" must not be before \"earliest_date_plannable\" ({window.EarliestDatePlannable?.ToWire()}); "
            + $"received {received?.ToWire()}.";

    /// <summary>Explains that a time is too late.</summary>
    public static string NotAfter(this ServiceWindow window, string field, DateTimeOffset? received) =>
        $"\"{field}\" must not be after \"due_date\" ({window.DueDate?.ToWire()}); received {received?.ToWire()}.";
}
