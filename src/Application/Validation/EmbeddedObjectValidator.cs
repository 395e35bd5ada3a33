using FluentValidation;
using FluentValidation.Validators;

namespace WorkOrders.Application.Validation;

/// <summary>
/// Validates an embedded object, if there is one. A child validator of FluentValidation builds the path of a property before every rule;
/// this one only when a rule fails, because an order may embed many objects of many fields, and nearly all are valid.
/// </summary>
/// <typeparam name="T">The object that embeds it.</typeparam>
/// <param name="rules">
/// Gets the rules for an object, null when none apply. Called only when there is one, because entities may embed each other.
/// </param>
internal sealed class EmbeddedObjectValidator<T>(Func<object, IValidator<object>?> rules) : PropertyValidator<T, object?>
{
    /// <inheritdoc/>
    public override string Name => nameof(EmbeddedObjectValidator<T>);

    /// <summary>Adds the failures within the object; the value itself is valid.</summary>
    public override bool IsValid(ValidationContext<T> context, object? value)
    {
        if (value is not null && rules(value) is { } validator)
        {
            foreach (var failure in validator.Validate(value).Errors)
            {
                failure.PropertyName = $"{context.PropertyPath}.{failure.PropertyName}";
                context.AddFailure(failure);
            }
        }
        return true;
    }
}
