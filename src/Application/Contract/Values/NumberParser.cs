using System.Buffers;
using System.Globalization;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.Contract.Values;

/// <summary>Reads numbers: those of JSON, and texts that contain a number.</summary>
public static class NumberParser
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>Reads a text that contains a number.</summary>
    /// <remarks>
    /// In a whole-number field, a decimal or grouping sign is refused as ambiguous (1.000 is 1 or 1000), unless at most two zeros follow
    /// it (45.00).
    /// </remarks>
    /// <returns>The problem; null if there is none.</returns>
    public static Problem? ReadText(ReadOnlySpan<char> received, Field field, out object? value)
    {
        value = null;
        var text = InvisibleText.Trim(received);
        if (GroupedNumber.IsAmbiguous(text, field))
        {
            return GroupedNumber.Ambiguity(field, received.ToString());
        }
        return Read(field.Kind == FieldKind.Integer && GroupedNumber.WithoutZeros(text) is { } whole ? whole : text, field, out value);
    }

    /// <summary>
    /// Reads a number as JSON writes it. A number without a fraction is a whole number in any notation, such as 1.0 and 1e2.
    /// </summary>
    /// <returns>The problem; null if there is none.</returns>
    public static Problem? Read(ReadOnlySpan<char> text, Field field, out object? value)
    {
        value = null;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            var quoted = Truncation.Truncate(text.ToString());
            var (min, max) = field.Kind == FieldKind.Integer ? (int.MinValue, int.MaxValue)
                : field.Range is { } range ? (range.Minimum, range.Maximum)
                : ((object)decimal.MinValue, (object)decimal.MaxValue);
            // Double accepts "NaN" and "Infinity" too, which are words.
            return text.ContainsAny(Digits) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? FieldProblem.Create(field, "out_of_range",
                    FormattableString.Invariant($"\"{field}\" must be between {min} and {max}; received {quoted}."), quoted)
                : FieldProblem.WrongType(field, $"\"{quoted}\"", quoted);
        }
        if (field.Kind == FieldKind.Decimal)
        {
            value = number;
            return null;
        }
        if (!IsWhole(text))
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

    /// <summary>
    /// Whether a number has no fraction, decided by its digits: parsing rounds 1e-400 to 0, and 1.00000000000000000000000000001 to 1.
    /// </summary>
    private static bool IsWhole(ReadOnlySpan<char> number)
    {
        var exponentAt = number.IndexOfAny('e', 'E');
        var mantissa = exponentAt < 0 ? number : number[..exponentAt];
        var point = mantissa.IndexOf('.');
        var last = mantissa.LastIndexOfAnyInRange('1', '9');
        if (last < 0)
        {
            return true;
        }
        // An exponent beyond every int only comes with a number that parsing rounds to 0.
        var exponent = 0;
        if (exponentAt >= 0 && !int.TryParse(number[(exponentAt + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }
        // The place of the last digit that is not zero, from the decimal point: 0 for ones, negative in the fraction.
        var place = point < 0 ? mantissa.Length - 1 - last : last < point ? point - 1 - last : point - last;
        return (long)place + exponent >= 0;
    }
}
