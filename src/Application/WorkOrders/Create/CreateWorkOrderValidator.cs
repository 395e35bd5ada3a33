using FluentValidation;
using FluentValidation.Results;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>The form of the whole message: each of its orders, and how deep they nest. Failures are named by their JSON Pointer.</summary>
internal sealed class CreateWorkOrderValidator : AbstractValidator<CreateWorkOrderCommand>
{
    private static readonly RequestedWorkOrderValidator Form = new();
    private static readonly RequiredFieldsValidator Required = new();

    public CreateWorkOrderValidator() => RuleFor(command => command.Order).Custom((order, context) =>
    {
        Add(context, order, Required.Validate(order));
        foreach (var each in order.WithAncestors())
        {
            Add(context, each, Form.Validate(each));
        }
        if (order.WithAncestors().Skip(CreateWorkOrderCommand.MaxNesting + 1).FirstOrDefault() is { } tooDeep)
        {
            context.AddFailure(new ValidationFailure(tooDeep.Pointer, $"_parent_job may be nested {CreateWorkOrderCommand.MaxNesting} deep; create the orders above first.")
            {
                ErrorCode = "nested_too_deep",
                CustomState = CreateWorkOrderCommand.MaxNesting,
            });
        }
    });

    private static void Add(ValidationContext<CreateWorkOrderCommand> context, RequestedWorkOrder order, ValidationResult result)
    {
        foreach (var failure in result.Errors)
        {
            failure.PropertyName = $"{order.Pointer}/{failure.PropertyName}";
            context.AddFailure(failure);
        }
    }
}
