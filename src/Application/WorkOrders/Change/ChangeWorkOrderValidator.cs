using FluentValidation;
using WorkOrders.Application.Contract;
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
            .SetValidator(new FieldLimitsValidator())
            .SetValidator(new NestingDepthValidator())
            .OverridePropertyName("");
        RuleFor(command => command.Requested.ReferenceBackOffice)
            .Must((command, _) => IsSame(command.Address.Key, command.Message.ReferenceBackOffice))
            .OverridePropertyName(Entity.Of<Job>().Key.Name).WithErrorCode("other_row").WithState(command => command.Address.Key)
            .WithMessage(command => OtherRow(Entity.Of<Job>().Key, command.Message.ReferenceBackOffice, command.Address.Key));
        RuleFor(command => command.Message.Id)
            .Must((command, id) => IsSame(command.Address.Id, id))
            .OverridePropertyName(Entity.Of<Job>().Id.Name).WithErrorCode("other_row").WithState(command => command.Address.Id)
            .WithMessage(command => OtherRow(Entity.Of<Job>().Id, command.Message.Id, command.Address.Id));
        RuleFor(command => command.Message.ParentOrder).SetValidator(new RequestedWorkOrderValidator()!)
            .OverridePropertyName(RequestedWorkOrderValidator.ParentOrder);
    }

    private static bool IsSame(object? addressed, object? sent) => addressed is null || sent is null || addressed.Equals(sent);

    private static string OtherRow(Field field, object? sent, object? addressed) =>
        $"\"{field}\" is \"{sent}\", but the URL names the work order with the {field} \"{addressed}\"; send that one, or none.";
}
