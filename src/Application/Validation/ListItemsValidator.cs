using System.Collections;
using FluentValidation;
using FluentValidation.Validators;

namespace WorkOrders.Application.Validation;

/// <summary>
/// Validates the items of a list, up to a thousand failures: a list with a hundred thousand mistakes is refused all the same, and sooner.
/// </summary>
/// <typeparam name="T">The object that has the list.</typeparam>
/// <param name="item">Validates one item.</param>
internal sealed class ListItemsValidator<T>(IValidator<object> item) : PropertyValidator<T, IEnumerable?>
{
    private const int MaxFailures = 1_000;

    /// <inheritdoc/>
    public override string Name => nameof(ListItemsValidator<T>);

    /// <summary>Adds the failures of the items; the list itself is valid.</summary>
    public override bool IsValid(ValidationContext<T> context, IEnumerable? value)
    {
        var failures =
            from element in (value?.Cast<object>() ?? []).Select((item, index) => (Item: item, Index: index))
            from failure in item.Validate(element.Item).Errors
            select (failure, element.Index);
        foreach (var (failure, index) in failures.Take(MaxFailures))
        {
            failure.PropertyName = $"{context.PropertyPath}.{index}.{failure.PropertyName}";
            context.AddFailure(failure);
        }
        return true;
    }
}
