using FluentValidation;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Validates the order of the message and its embedded parents.</summary>
internal sealed class CreateWorkOrderValidator : AbstractValidator<CreateWorkOrderCommand>
{
    public CreateWorkOrderValidator() =>
        // The order is the message itself, so its name is not part of the path.
        RuleFor(command => command.Order).SetValidator(new NewOrderValidator()).OverridePropertyName("");

    private sealed class NewOrderValidator : AbstractValidator<RequestedWorkOrder>
    {
        public NewOrderValidator()
        {
            this.RequireFields();
            this.LimitFields();
            this.CheckWindow();
            this.CheckSuggestedStart();
            RuleFor(order => order.ParentOrder).SetValidator(new EmbeddedParentValidator()!)
                .OverridePropertyName(WorkOrderRules.ParentOrder);
            this.LimitNesting();
        }
    }
}
