using System.Text;

namespace WorkOrders.Integration.Tests.Lists.Filters;

/// <summary>A function call; null if an argument is null.</summary>
internal sealed record CallNode(FilterType Type, string Function, params IReadOnlyList<FilterNode> Arguments) : FilterNode(Type, 9)
{
    public override string Write(FilterWriter writer) =>
        $"{writer.Case(Function)}({string.Join(writer.Chance(50) ? "," : ", ", Arguments.Select(argument => argument.Write(writer)))})";

    public override object? Evaluate(IReadOnlyDictionary<string, SampleRow> rows)
    {
        var values = Arguments.Select(argument => argument.Evaluate(rows)).ToList();
        return values.Contains(null) ? null : Call(values!);
    }

    private object Call(List<object> values) => values switch
    {
        [] => DateTimeOffset.UtcNow,
        [string text, ..] => OfText(text, values),
        [DateTimeOffset moment] => OfInstant(moment.UtcDateTime),
        [var number] => Round(FilterValues.Number(number)),
        _ => throw Unknown(),
    };

    private object OfText(string text, List<object> values) => (Function, values) switch
    {
        ("contains", [_, string part]) => text.Contains(part, StringComparison.Ordinal),
        ("startswith", [_, string part]) => text.StartsWith(part, StringComparison.Ordinal),
        ("endswith", [_, string part]) => text.EndsWith(part, StringComparison.Ordinal),
        ("concat", [_, string part]) => text + part,
        ("indexof", [_, string part]) => text.IndexOf(part, StringComparison.Ordinal) is >= 0 and var index ? Length(text[..index]) : -1L,
        ("length", _) => Length(text),
        ("tolower", _) => text.ToLowerInvariant(),
        ("toupper", _) => text.ToUpperInvariant(),
        ("trim", _) => text.Trim(),
        ("substring", [_, long start]) => Substring(text, start, int.MaxValue),
        ("substring", [_, long start, long length]) => Substring(text, start, length),
        _ => throw Unknown(),
    };

    private object OfInstant(DateTime moment) => Function switch
    {
        "year" => (long)moment.Year,
        "month" => (long)moment.Month,
        "day" => (long)moment.Day,
        "hour" => (long)moment.Hour,
        "minute" => (long)moment.Minute,
        "date" => DateOnly.FromDateTime(moment),
        _ => throw Unknown(),
    };

    private object Round(decimal number) => Function switch
    {
        "round" => Math.Round(number, MidpointRounding.AwayFromZero),
        "floor" => Math.Floor(number),
        "ceiling" => Math.Ceiling(number),
        _ => throw Unknown(),
    };

    private static long Length(string text) => text.EnumerateRunes().Count();

    private static string Substring(string text, long start, long length)
    {
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Skip((int)start).Take((int)length))
        {
            result.Append(rune);
        }
        return result.ToString();
    }

    private InvalidOperationException Unknown() => new($"There is no function {Function} with these arguments.");
}
