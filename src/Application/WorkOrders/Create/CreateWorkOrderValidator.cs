using FluentValidation;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Validates the whole message: its orders and their nesting depth.</summary>
internal sealed class CreateWorkOrderValidator : AbstractValidator<CreateWorkOrderCommand>
{
    public CreateWorkOrderValidator()
    {
        // The order is the message itself, so its name is not part of the path.
        RuleFor(command => command.Order).SetValidator(new RequiredFieldsValidator()).SetValidator(new RequestedWorkOrderValidator())
            .OverridePropertyName("");
        const int maxDepth = CreateWorkOrderCommand.MaxNesting;
        var tooDeep = string.Join('.', Enumerable.Repeat(RequestedWorkOrderValidator.ParentOrder, maxDepth + 1));
        RuleFor(command => command.Order.AncestorAt(maxDepth + 1)).Null()
            .OverridePropertyName(tooDeep)
            .WithErrorCode("nested_too_deep").WithState(_ => maxDepth)
            .WithMessage($"\"_parent_job\" may be nested at most {maxDepth} levels deep; create the other ancestors separately.");
    }
}
