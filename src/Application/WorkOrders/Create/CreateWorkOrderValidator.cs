using FluentValidation;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>The form of the whole message: its orders, and how deep they are nested.</summary>
internal sealed class CreateWorkOrderValidator : AbstractValidator<CreateWorkOrderCommand>
{
    public CreateWorkOrderValidator()
    {
        // The order is the message itself, so it adds no name to the path.
        RuleFor(command => command.Order).SetValidator(new RequiredFieldsValidator()).SetValidator(new RequestedWorkOrderValidator()).OverridePropertyName("");
        RuleFor(command => command.Order.AncestorAt(CreateWorkOrderCommand.MaxNesting + 1)).Null()
            .OverridePropertyName(string.Join('.', Enumerable.Repeat(RequestedWorkOrderValidator.ParentOrder, CreateWorkOrderCommand.MaxNesting + 1)))
            .WithErrorCode("nested_too_deep").WithState(_ => CreateWorkOrderCommand.MaxNesting)
            .WithMessage($"_parent_job may be nested {CreateWorkOrderCommand.MaxNesting} deep; create the orders above first.");
    }
}
