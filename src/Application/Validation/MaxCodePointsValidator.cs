using FluentValidation;
using FluentValidation.Validators;
using WorkOrders.Application.Contract.Values;

namespace WorkOrders.Application.Validation;

/// <summary>
/// Limits the length of a text. It counts Unicode code points, which people regard as characters, not UTF-16 code units or bytes.
/// </summary>
/// <typeparam name="T">The type of the object that contains the text.</typeparam>
/// <param name="max">The maximum number of code points.</param>
internal sealed class MaxCodePointsValidator<T>(int max) : PropertyValidator<T, string?>
{
    /// <inheritdoc/>
    public override string Name => nameof(MaxCodePointsValidator<T>);

    /// <inheritdoc/>
    public override bool IsValid(ValidationContext<T> context, string? value) =>
        value is null || value.Length <= max || CodePoints.Count(value) <= max;
}
