using FluentValidation;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Validates the whole message: its orders and their nesting depth.</summary>
internal sealed class CreateWorkOrderValidator : AbstractValidator<CreateWorkOrderCommand>
{
    public CreateWorkOrderValidator()
    {
        // The order is the message itself, so its name is not part of the path.
        RuleFor(command => command.Order)
            .SetValidator(new RequiredFieldsValidator())
            .SetValidator(new RequestedWorkOrderValidator())
            .SetValidator(new NestingDepthValidator())
            .OverridePropertyName("");
    }
}
