using System.Buffers;
using System.Globalization;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.Contract.Values;

/// <summary>Reads the text of a number, as JSON writes it, with or without quotation marks.</summary>
public static class NumberParser
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>
    /// Reads it as what its field holds. A number without a fraction is a whole number however it is written, such as 1.0 and 1e2.
    /// </summary>
    /// <returns>The problem; null when there is none.</returns>
    public static Problem? Read(ReadOnlySpan<char> text, Field field, out object? value)
    {
        value = null;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            var quoted = Truncation.Truncate(text.ToString());
            // Double accepts "NaN" and "Infinity" too, which are words.
            return text.ContainsAny(Digits) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? FieldProblem.Create(field, "out_of_range", $"\"{field}\" is too large a number; received {quoted}.", quoted)
                : FieldProblem.WrongType(field, $"\"{quoted}\"", quoted);
        }
        if (field.Kind == FieldKind.Decimal)
        {
            value = number;
            return null;
        }
        if (!decimal.IsInteger(number))
        {
            var quoted = Truncation.Truncate(text.ToString());
            return FieldProblem.WrongType(field, quoted, quoted);
        }
        if (number is < int.MinValue or > int.MaxValue)
        {
            var quoted = Truncation.Truncate(text.ToString());
            return FieldProblem.Create(field, "out_of_range",
                $"\"{field}\" must be between {int.MinValue} and {int.MaxValue}; received {quoted}.",
                quoted, $"{int.MinValue}..{int.MaxValue}");
        }
        value = (int)number;
        return null;
    }
}
