using System.Collections;
using FluentValidation;
using FluentValidation.Validators;

namespace WorkOrders.Application.Validation;

/// <summary>
/// Validates the items of a list and stops after 1,000 failures, so that a list with very many errors is refused quickly.
/// </summary>
/// <typeparam name="T">The type of the object that contains the list.</typeparam>
/// <param name="item">The validator of an item.</param>
internal sealed class ListItemsValidator<T>(IValidator<object> item) : PropertyValidator<T, IEnumerable?>
{
    private const int MaxFailures = 1_000;

    /// <inheritdoc/>
    public override string Name => nameof(ListItemsValidator<T>);

    /// <summary>Adds the failures of the items. Always returns true, because the list itself is valid.</summary>
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
