using FluentValidation;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>
/// Validates a work order and its embedded parents: the declared limits, the keys of embedded objects, and the order of the dates.
/// </summary>
internal sealed class RequestedWorkOrderValidator : AbstractValidator<RequestedWorkOrder>
{
    /// <summary>The field that contains the embedded parent order.</summary>
    public const string ParentOrder = "_parent_job";

    public RequestedWorkOrderValidator()
    {
        Include(new FieldLimitsValidator());
        Include(new ServiceWindowValidator());
        Include(new SuggestedStartValidator());
        RuleFor(order => order.ParentOrder).SetValidator(this!).OverridePropertyName(ParentOrder);
    }
}
