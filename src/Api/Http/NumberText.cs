using System.Buffers;
using System.Globalization;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>The text of a number, as JSON writes it, whether it stood in quotes or not.</summary>
internal static class NumberText
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>Reads it as what its field holds. A number without a fraction is whole however it is written: 1.0 and 1e2 are.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static Problem? Read(ReadOnlySpan<char> text, Field field, out object? value)
    {
        value = null;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            // What a double can hold is a number at least; "NaN" and "Infinity" are words.
            return text.ContainsAny(Digits) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? FieldProblem.Create(field, "out_of_range", $"{field} is too large a number.", Truncation.Of(text.ToString()))
                : FieldProblem.WrongType(field, "text", Truncation.Of(text.ToString()));
        }
        if (field.Kind == FieldKind.Decimal)
        {
            value = number;
            return null;
        }
        if (!decimal.IsInteger(number))
        {
            return FieldProblem.WrongType(field, "a number with a fraction", Truncation.Of(text.ToString()));
        }
        if (number is < int.MinValue or > int.MaxValue)
        {
            return FieldProblem.Create(field, "out_of_range", $"{field} must lie between {int.MinValue} and {int.MaxValue}.", Truncation.Of(text.ToString()), $"{int.MinValue}..{int.MaxValue}");
        }
        value = (int)number;
        return null;
    }
}
