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
    public override ValidationResult Validate(ValidationContext<ChangePlanningCommand> context)
    {
        var command = context.InstanceToValidate;
        return new(command.Changes.Where(change => !change.IsDelete).SelectMany(change => Failures(change, command))
            .Concat(Repeated(command)));
    }

    /// <summary>Returns a failure for each change of an entry that another change concerns already.</summary>
    private static IEnumerable<ValidationFailure> Repeated(ChangePlanningCommand command)
    {
        var seen = new HashSet<Guid>();
        return command.Changes.Where(change => change.EntryId is { } id && !seen.Add(id))
            .Select(change => Failure(
                change, "id", "duplicate", $"Another change has the same entry, {change.EntryId}; send one change for each entry."));
    }

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
        if (change.Message!.Id is { } id && change.Address?.Id is { } addressed && id != addressed)
        {
            yield return Failure(change, "id", "other_row", $"\"id\" must be \"{addressed}\", as in the URL; received \"{id}\".");
        }
        if (change.Message.DateFrom is null && change.Writes(nameof(JobPlanning.DateFrom)))
        {
            yield return Failure(change, "date_from", "required", "\"date_from\" is required.");
        }
    }

    private static ValidationFailure Required(PlanningChange change, Reference reference) => Failure(
        change, reference.RelativePointer, "required", $"One of {string.Join(", ", reference.Fields.Forms)} is required.");

    private static ValidationFailure Failure(PlanningChange change, string field, string code, string message) =>
        new($"{change.Pointer}/{field}"[1..].Replace('/', '.'), message) { ErrorCode = code };
}
