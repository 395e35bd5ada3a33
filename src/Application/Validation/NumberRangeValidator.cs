using System.Globalization;
using FluentValidation;
using FluentValidation.Validators;

namespace WorkOrders.Application.Validation;

/// <summary>
/// Limits a number of any type to a range, both ends included. Compares decimals: bounds declared as integers do not round the value.
/// </summary>
/// <typeparam name="T">The object that has the number.</typeparam>
/// <param name="min">The least number.</param>
/// <param name="max">The greatest number.</param>
internal sealed class NumberRangeValidator<T>(object min, object max) : PropertyValidator<T, object?>
{
    private readonly decimal _min = ToDecimal(min);
    private readonly decimal _max = ToDecimal(max);

    /// <inheritdoc/>
    public override string Name => nameof(NumberRangeValidator<T>);

    /// <inheritdoc/>
    public override bool IsValid(ValidationContext<T> context, object? value) =>
        value is null || (ToDecimal(value) is var number && number >= _min && number <= _max);

    private static decimal ToDecimal(object number) => Convert.ToDecimal(number, CultureInfo.InvariantCulture);
}
