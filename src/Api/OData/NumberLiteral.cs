using System.Globalization;

namespace WorkOrders.Api.OData;

/// <summary>Reads numbers from their text, because the parser reads binary floating-point numbers, which are not exact.</summary>
internal static class NumberLiteral
{
    /// <summary>What a number must be, for messages.</summary>
    public const string Expected = "a number with at most 28 digits";

    /// <summary>Reads a number without rounding it.</summary>
    /// <returns>Whether the text is a number that fits.</returns>
    public static bool TryRead(string text, out decimal number) =>
        decimal.TryParse(text.TrimEnd('d', 'D', 'f', 'F', 'm', 'M'), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && Digits(text) == Digits(number.ToString(CultureInfo.InvariantCulture));

    private static string Digits(string number) => string.Concat(number.Split('e', 'E')[0].Where(char.IsAsciiDigit)).Trim('0');
}
