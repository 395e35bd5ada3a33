using FluentValidation;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>The form of the whole message: its orders, and how deep they are nested.</summary>
internal sealed class CreateWorkOrderValidator : AbstractValidator<CreateWorkOrderCommand>
{
    public CreateWorkOrderValidator()
    {
        // The order is the message itself, so it adds no name to the path.
        RuleFor(command => command.Order).SetValidator(new RequiredFieldsValidator()).SetValidator(new RequestedWorkOrderValidator())
            .OverridePropertyName("");
        const int maxDepth = CreateWorkOrderCommand.MaxNesting;
        var tooDeep = string.Join('.', Enumerable.Repeat(RequestedWorkOrderValidator.ParentOrder, maxDepth + 1));
        RuleFor(command => command.Order.AncestorAt(maxDepth + 1)).Null()
            .OverridePropertyName(tooDeep)
            .WithErrorCode("nested_too_deep").WithState(_ => maxDepth)
            .WithMessage($"\"_parent_job\" may be nested at most {maxDepth} levels deep; create the orders above separately.");
    }
}
