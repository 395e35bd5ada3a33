using FluentValidation;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Validates that the suggested start is in the window in which the work can be done.</summary>
internal sealed class SuggestedStartValidator : AbstractValidator<RequestedWorkOrder>
{
    /// <summary>The last year in which suggested work can start, so that its end is still a valid date.</summary>
    private const int MaxYear = 9998;

    public SuggestedStartValidator()
    {
        RuleFor(order => order.SuggestedDateStart)
            .Must((order, start) => start is null || !order.Window.IsOrdered || order.Window.Contains(start.Value))
            .OverridePropertyName("suggested_date_start").WithErrorCode("outside_window")
            .WithState(order => Accepted(order.Window))
            .WithMessage((order, start) => start < order.Window.EarliestDatePlannable
                ? order.Window.NotBefore("suggested_date_start", start)
                : order.Window.NotAfter("suggested_date_start", start));
        RuleFor(order => order.SuggestedDateStart).Must(start => start is not { Year: > MaxYear })
            .OverridePropertyName("suggested_date_start").WithErrorCode("out_of_range")
            .WithMessage((_, start) => $"\"suggested_date_start\" must not be after the year {MaxYear}; received {start?.ToWire()}.");
    }

    /// <summary>The times in a window: both ends, or the only one in words.</summary>
    private static object Accepted(ServiceWindow window) =>
        (window.EarliestDatePlannable?.ToWire(), window.DueDate?.ToWire()) switch
        {
            (null, var due) => $"not after {due}",
            (var earliest, null) => $"not before {earliest}",
            var (earliest, due) => new[] { earliest, due },
        };
}
