using FluentValidation;
using FluentValidation.Validators;

namespace WorkOrders.Application.Validation;

/// <summary>
/// Validates an embedded object, if there is one. FluentValidation's child validators build the property path before every rule. This
/// validator builds it only if a rule fails, because an order can embed many objects with many fields, and nearly all are valid.
/// </summary>
/// <typeparam name="T">The type of the object that contains the embedded object.</typeparam>
/// <param name="rules">
/// Returns the rules for an object; null if there are none. Called only if there is an object, because entities can embed each other.
/// </param>
internal sealed class EmbeddedObjectValidator<T>(Func<object, IValidator<object>?> rules) : PropertyValidator<T, object?>
{
    /// <inheritdoc/>
    public override string Name => nameof(EmbeddedObjectValidator<T>);

    /// <summary>Adds the failures in the object. Always returns true, because the value itself is valid.</summary>
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
