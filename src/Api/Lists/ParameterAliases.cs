using System.Text;

namespace WorkOrders.Api.Lists;

/// <summary>Replaces parameter aliases (OData 4.01, part 2, section 5.2), such as <c>@p</c>, with their values.</summary>
internal static class ParameterAliases
{
    /// <summary>Replaces the aliases in a text, except those in quotes and those without a value.</summary>
    public static string Replace(string text, IReadOnlyDictionary<string, string> aliases)
    {
        if (aliases.Count == 0 || !text.Contains('@', StringComparison.Ordinal))
        {
            return text;
        }
        var result = new StringBuilder();
        var isQuoted = false;
        for (var position = 0; position < text.Length; position++)
        {
            isQuoted ^= text[position] == '\'';
            var length = isQuoted || text[position] != '@' ? 0 : LengthOfName(text, position);
            if (length > 1 && aliases.TryGetValue(text[position..(position + length)], out var value))
            {
                result.Append(value);
                position += length - 1;
            }
            else
            {
                result.Append(text[position]);
            }
        }
        return result.ToString();
    }

    private static int LengthOfName(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }
        return end - start;
    }
}
