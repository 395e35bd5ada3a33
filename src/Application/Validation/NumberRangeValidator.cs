using System.Globalization;
using FluentValidation;
using FluentValidation.Validators;

namespace WorkOrders.Application.Validation;

/// <summary>
/// Limits a number of any type to a range, including both ends. Values are compared as decimals, so that integer bounds do not round them.
/// </summary>
/// <typeparam name="T">The type of the object that contains the number.</typeparam>
/// <param name="min">The smallest valid number.</param>
/// <param name="max">The largest valid number.</param>
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
