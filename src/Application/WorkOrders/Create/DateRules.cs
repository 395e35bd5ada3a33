using FluentValidation;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>The rules for the dates of a work order.</summary>
internal static class DateRules
{
    /// <summary>The last year in which suggested work can start, so that its end is still a valid date.</summary>
    private const int MaxYear = 9998;

    /// <summary>Requires that the window in which the work can be done does not end before it starts.</summary>
    public static void CheckWindow(this AbstractValidator<RequestedWorkOrder> validator) =>
        validator.RuleFor(order => order.Window.DueDate).Must((order, _) => order.Window.IsOrdered)
            .OverridePropertyName("due_date").WithErrorCode("window_reversed")
            .WithState(order => order.Window.EarliestDatePlannable?.ToWire())
            .WithMessage((order, due) => NotBefore(order.Window, "due_date", due));

    /// <summary>Requires that the suggested start is in the window in which the work can be done.</summary>
    public static void CheckSuggestedStart(this AbstractValidator<RequestedWorkOrder> validator)
    {
        validator.RuleFor(order => order.SuggestedDateStart)
            .Must((order, start) => start is null || !order.Window.IsOrdered || order.Window.Contains(start.Value))
            .OverridePropertyName("suggested_date_start").WithErrorCode("outside_window")
            .WithState(order => Accepted(order.Window))
            .WithMessage((order, start) => start < order.Window.EarliestDatePlannable
                ? NotBefore(order.Window, "suggested_date_start", start)
                : NotAfter(order.Window, "suggested_date_start", start));
        validator.RuleFor(order => order.SuggestedDateStart).Must(start => start is not { Year: > MaxYear })
            .OverridePropertyName("suggested_date_start").WithErrorCode("out_of_range")
            .WithMessage((_, start) => $"\"suggested_date_start\" must not be after the year {MaxYear}; received {start?.ToWire()}.");
    }

    private static string NotBefore(ServiceWindow window, string field, DateTimeOffset? received) =>
        $"\"{field}\" must not be before \"earliest_date_plannable\" ({window.EarliestDatePlannable?.ToWire()}); "
            + $"received {received?.ToWire()}.";

    private static string NotAfter(ServiceWindow window, string field, DateTimeOffset? received) =>
        $"\"{field}\" must not be after \"due_date\" ({window.DueDate?.ToWire()}); received {received?.ToWire()}.";

    /// <summary>The times in a window: both ends, or the only one in words.</summary>
    private static object Accepted(ServiceWindow window) =>
        (window.EarliestDatePlannable?.ToWire(), window.DueDate?.ToWire()) switch
        {
            (null, var due) => $"not after {due}",
            (var earliest, null) => $"not before {earliest}",
            var (earliest, due) => new[] { earliest, due },
        };
}
