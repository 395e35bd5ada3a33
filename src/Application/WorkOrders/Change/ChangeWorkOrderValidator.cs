using FluentValidation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Validation;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Application.WorkOrders.Change;

/// <summary>
/// Validates what needs no stored order: the declared limits, embedded parents, and that the message does not name another order than the
/// URL. What is required, and the order of the dates, are validated on the order as it would be.
/// </summary>
internal sealed class ChangeWorkOrderValidator : AbstractValidator<ChangeWorkOrderCommand>
{
    public ChangeWorkOrderValidator()
    {
        RuleFor(command => command.Message)
            .SetValidator(WorkOrderRules.Only(rules =>
            {
                rules.LimitFields();
                rules.LimitNesting();
            }))
            .OverridePropertyName("");
        this.MatchAddress(Entity.Of<Job>(), command => command.Address, command => command.Message.Message);
        RuleFor(command => command.Reason).NotNull().When(command => command.Action is { Command.RequiresReason: true })
            .OverridePropertyName("reason").WithErrorCode("required")
            .WithMessage(command => $"\"reason\" is required by {command.Action!.Command.Name}.");
        RuleFor(command => command.Message.ParentOrder).SetValidator(new EmbeddedParentValidator()!)
            .OverridePropertyName(WorkOrderRules.ParentOrder);
    }
}
