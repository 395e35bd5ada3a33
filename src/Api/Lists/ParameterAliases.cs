using WorkOrders.Api.OData;

namespace WorkOrders.Api.Lists;

/// <summary>The parameter aliases of a request (OData 4.01, part 2, section 5.2), such as <c>@p</c>, and their values.</summary>
internal sealed class ParameterAliases
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Adds an alias. It must have one value: a literal, a list in parentheses, or another expression.</summary>
    /// <param name="name">The name, with <c>@</c>.</param>
    /// <param name="values">The values in the query string.</param>
    /// <returns>Why the alias is refused; null if it is valid.</returns>
    public string? Add(string name, IReadOnlyList<string?> values)
    {
        var value = values[0]?.Trim() ?? "";
        if (values.Count > 1 || !_values.TryAdd(name, value))
        {
            return $"\"{name}\" is given more than once; send it once.";
        }
        if (Names(value).Any())
        {
            return $"The value of \"{name}\" contains another alias; send the value itself.";
        }
        return IsComplete(value) ? null : $"The value of \"{name}\" must be one expression; its quotes or parentheses do not match.";
    }

    /// <summary>Replaces the aliases in a text, except those in quotes and those without a value, which the parser reads as null.</summary>
    public ReplacedText Replace(string text)
    {
        var result = new ReplacedText(text);
        foreach (var (start, length) in Names(text))
        {
            if (_values.TryGetValue(text.Substring(start, length), out var value))
            {
                result.Replace(start, length, IsSimple(value) ? value : $"({value})");
            }
        }
        return result;
    }

    /// <summary>Returns where a text contains names of aliases, outside quotes.</summary>
    private static IEnumerable<(int Start, int Length)> Names(string text)
    {
        var isQuoted = false;
        for (var position = 0; position < text.Length; position++)
        {
            isQuoted ^= text[position] == '\'';
            var end = position + 1;
            while (!isQuoted && text[position] == '@' && end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }
            if (end > position + 1)
            {
                yield return (position, end - position);
            }
        }
    }

    /// <summary>Returns whether the quotes and parentheses of a value match, so that it cannot end those of the text around it.</summary>
    private static bool IsComplete(string value)
    {
        var (depth, isQuoted) = (0, false);
        foreach (var character in value)
        {
            isQuoted ^= character == '\'';
            depth += isQuoted ? 0 : character switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
            {
                return false;
            }
        }
        return depth == 0 && !isQuoted;
    }

    /// <summary>Returns whether a value needs no parentheses, because it is a literal, or has them already.</summary>
    private static bool IsSimple(string value)
    {
        var (tokens, depth) = (QueryToken.Read(value), 0);
        return tokens.Count <= 1 || (tokens[0].Text == "(" && tokens.FindIndex(
            token => (depth += token.Text switch { "(" => 1, ")" => -1, _ => 0 }) == 0) == tokens.Count - 1);
    }
}
