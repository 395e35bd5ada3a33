using System.Globalization;
using System.Text.RegularExpressions;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.Contract.Values;

/// <summary>
/// Texts of whole numbers with a sign between digits. Depending on the language, the sign groups digits or starts the decimals.
/// </summary>
public static partial class GroupedNumber
{
    private const string Signs = ".,'’_ \u00a0\u2009\u202f\u066b\u066c";

    /// <summary>Whether a text has a decimal or grouping sign.</summary>
    public static bool HasSign(ReadOnlySpan<char> text) => text.ContainsAny(Signs);

    /// <summary>Whether a text for a field is ambiguous.</summary>
    public static bool IsAmbiguous(ReadOnlySpan<char> text, Field field) =>
        field.Kind == FieldKind.Integer && HasSign(InvisibleText.Trim(text)) && WithoutZeros(InvisibleText.Trim(text)) is null;

    /// <summary>The number before a sign that at most two zeros follow, as in 45.00; null if something else follows.</summary>
    public static string? WithoutZeros(ReadOnlySpan<char> text) =>
        Zeros().Match(text.ToString()) is { Success: true } match ? match.Groups["whole"].Value : null;

    /// <summary>The problem of an ambiguous text, with its readings.</summary>
    public static Problem Ambiguity(Field field, string received)
    {
        var text = InvisibleText.Trim(received).ToString();
        var last = text.AsSpan().LastIndexOfAny(Signs);
        var readings = new[] { Join(text), $"{Join(text[..last])}.{text[(last + 1)..]}" }.Select(Number).OfType<string>().Distinct()
            .ToArray();
        var quoted = Truncation.Truncate(received);
        return readings.Length == 0
            ? FieldProblem.WrongType(field, $"\"{quoted}\"", quoted)
            : FieldProblem.Create(field, "ambiguous_number",
                $"\"{field}\" must be a whole number without separators; received \"{quoted}\", which can mean "
                    + $"{string.Join(" or ", readings)}.",
                quoted, readings);
    }

    private static string Join(string text) => string.Concat(text.Split(Signs.ToCharArray()));

    private static string? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^(?<whole>[+-]?[0-9]+)[.,]0{0,2}\z")]
    private static partial Regex Zeros();
}
