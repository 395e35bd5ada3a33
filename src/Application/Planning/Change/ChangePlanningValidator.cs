using FluentValidation;
using FluentValidation.Results;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Application.Planning.Change;

/// <summary>Validates what needs no database: the required fields of each change.</summary>
internal sealed class ChangePlanningValidator : AbstractValidator<ChangePlanningCommand>
{
    /// <inheritdoc/>
    public override ValidationResult Validate(ValidationContext<ChangePlanningCommand> context) => new(
        context.InstanceToValidate.Changes.Where(change => !change.IsDelete)
            .SelectMany(change => Failures(change, context.InstanceToValidate)));

    private static IEnumerable<ValidationFailure> Failures(PlanningChange change, ChangePlanningCommand command)
    {
        var isNew = change.Mode == SaveMode.Create;
        if (isNew && command.Order is null && !change.Order.IsGiven)
        {
            yield return Required(change, change.Order);
        }
        if (!change.User.IsGiven && (isNew || change.Writes(nameof(JobPlanning.UserId)) || change.Writes(nameof(JobPlanning.UserCode))))
        {
            yield return Required(change, change.User);
        }
        if (change.Message!.DateFrom is null && change.Writes(nameof(JobPlanning.DateFrom)))
        {
            yield return Failure(change, "date_from", "\"date_from\" is required.");
        }
    }

    private static ValidationFailure Required(PlanningChange change, Reference reference) => Failure(
        change, reference.RelativePointer, $"One of {string.Join(", ", reference.Fields.Forms)} is required.");

    private static ValidationFailure Failure(PlanningChange change, string field, string message) =>
        new($"{change.Pointer}/{field}"[1..].Replace('/', '.'), message) { ErrorCode = "required" };
}
