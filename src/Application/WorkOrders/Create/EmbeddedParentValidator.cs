using FluentValidation;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>
/// Validates an embedded parent order, and its own embedded parent. Nothing is required, because a parent that exists can be given by its
/// key alone.
/// </summary>
internal sealed class EmbeddedParentValidator : AbstractValidator<RequestedWorkOrder>
{
    public EmbeddedParentValidator()
    {
        this.LimitFields();
        this.CheckWindow();
        this.CheckSuggestedStart();
        RuleFor(order => order.ParentOrder).SetValidator(this!).OverridePropertyName(WorkOrderRules.ParentOrder);
    }
}
