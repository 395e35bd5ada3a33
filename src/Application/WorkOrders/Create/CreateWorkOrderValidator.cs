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
        if (order.WithAncestors().Skip(CreateWorkOrderCommand.DeepestNesting + 1).FirstOrDefault() is { } tooDeep)
        {
            context.AddFailure(new ValidationFailure(tooDeep.At[1..], $"_parent_job may be nested {CreateWorkOrderCommand.DeepestNesting} deep; create the orders above first.")
            {
                ErrorCode = "nested_too_deep",
                CustomState = CreateWorkOrderCommand.DeepestNesting,
            });
        }
    });

    private static void Add(ValidationContext<CreateWorkOrderCommand> context, RequestedWorkOrder order, ValidationResult result)
    {
        foreach (var failure in result.Errors)
        {
            failure.PropertyName = $"{order.At}/{failure.PropertyName}"[1..];
            context.AddFailure(failure);
        }
    }
}
