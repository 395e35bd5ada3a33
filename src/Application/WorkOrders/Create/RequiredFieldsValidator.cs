using FluentValidation;
using WorkOrders.Application.Contract;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>
/// Validates that the fields and references required to create a work order are given (the contract's "Required"
/// and "Optionally required").
/// </summary>
internal sealed class RequiredFieldsValidator : AbstractValidator<RequestedWorkOrder>
{
    public RequiredFieldsValidator()
    {
        foreach (var required in Fields.Of(typeof(WorkOrderDetails)).Where(field => Entity.Of<Job>().Fields.Find(field.Name)!.IsRequired))
        {
            RuleFor(order => required.Get(order.Details)).NotNull()
                .OverridePropertyName(required.Name).WithErrorCode("required").WithMessage($"\"{required}\" is required.");
        }
        foreach (var required in Entity.Of<Job>().References.Where(reference => reference.IsRequired))
        {
            var forms = required.Forms.Select(form => form.Name).ToArray();
            RuleFor(order => order.Find(required.Name)!.Form)
                .NotNull()
                .OverridePropertyName((required.Embedded ?? required.Key ?? required.Id).Name)
                .WithErrorCode("required")
                .WithState(_ => forms)
                .WithMessage($"One of {string.Join(", ", forms)} is required.");
        }
    }
}
