using FluentValidation;
using FluentValidation.Validators;

namespace WorkOrders.Application.Validation;

/// <summary>Limits the length of a text in Unicode code points, which people count as characters; not in UTF-16 units or bytes.</summary>
/// <typeparam name="T">The object that has the text.</typeparam>
/// <param name="max">The most code points the text may have.</param>
internal sealed class MaxCodePointsValidator<T>(int max) : PropertyValidator<T, string?>
{
    /// <inheritdoc/>
    public override string Name => nameof(MaxCodePointsValidator<T>);

    /// <inheritdoc/>
    public override bool IsValid(ValidationContext<T> context, string? value) =>
        value is null || value.Length <= max || Count(value) <= max;

    /// <summary>The number of code points in a text.</summary>
    public static int Count(string text) => text.Length - text.Count(char.IsLowSurrogate);
}
