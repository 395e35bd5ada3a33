using FluentValidation;
using WorkOrders.Application.References;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>What a work order cannot be created without (the page's "Required" and "Optionally required").</summary>
internal sealed class RequiredFieldsValidator : AbstractValidator<RequestedWorkOrder>
{
    public RequiredFieldsValidator()
    {
        RuleFor(order => order.Details.Name).NotNull().OverridePropertyName("name").WithErrorCode("required").WithMessage("name is missing.");
        Given(RuleFor(order => order.Project.Form), "project", order => order.Project);
        Given(RuleFor(order => order.JobType.Form), "job_type", order => order.JobType);
        Given(RuleFor(order => order.JobStatus.Form), "job_status_code", order => order.JobStatus);
    }

    private static void Given(IRuleBuilder<RequestedWorkOrder, string?> form, string pointer, Func<RequestedWorkOrder, Reference> reference) => form
        .NotNull()
        .OverridePropertyName(pointer)
        .WithErrorCode("required")
        .WithState(order => reference(order).Forms)
        .WithMessage(order => $"One of {string.Join(", ", reference(order).Forms)} must be given.");
}
