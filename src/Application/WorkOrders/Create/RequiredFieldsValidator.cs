using FluentValidation;
using WorkOrders.Application.References;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>What a work order cannot be created without (the page's "Required" and "Optionally required").</summary>
internal sealed class RequiredFieldsValidator : AbstractValidator<RequestedWorkOrder>
{
    public RequiredFieldsValidator()
    {
        RuleFor(order => order.Details.Name).NotNull().OverridePropertyName("name").WithErrorCode("required").WithMessage("name is missing.");
        Given(order => order.Project, "project");
        Given(order => order.JobType, "job_type");
        Given(order => order.JobStatus, "job_status_code");
    }

    private void Given(System.Linq.Expressions.Expression<Func<RequestedWorkOrder, Reference>> reference, string pointer) => RuleFor(reference)
        .Must(given => given.IsGiven)
        .OverridePropertyName(pointer)
        .WithErrorCode("required")
        .WithState((_, given) => given.Forms)
        .WithMessage((_, given) => $"One of {string.Join(", ", given.Forms)} must be given.");
}
