using FluentValidation;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Validates that the window in which the work can be done does not end before it starts.</summary>
internal sealed class ServiceWindowValidator : AbstractValidator<RequestedWorkOrder>
{
    public ServiceWindowValidator()
    {
        RuleFor(order => order.Window.DueDate).Must((order, _) => order.Window.IsOrdered)
            .OverridePropertyName("due_date").WithErrorCode("window_reversed")
            .WithState(order => order.Window.EarliestDatePlannable?.ToWire())
            .WithMessage((order, due) => order.Window.NotBefore("due_date", due));
    }
}
