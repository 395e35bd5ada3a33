namespace WorkOrders.Api.OData;

/// <summary>Finds options that are given twice in the parentheses of an expansion, of which the parser would ignore one.</summary>
internal static class NestedOptions
{
    /// <summary>Returns the first option that is given twice in the same parentheses; null if there is none.</summary>
    public static string? FindDuplicate(string expand)
    {
        var levels = new Stack<HashSet<string>>();
        var (start, isQuoted) = (0, false);
        for (var position = 0; position < expand.Length; position++)
        {
            isQuoted ^= expand[position] == '\'';
            switch (isQuoted ? ' ' : expand[position])
            {
                case '(':
                    levels.Push(new(StringComparer.OrdinalIgnoreCase));
                    start = position + 1;
                    break;
                case ')':
                    levels.TryPop(out _);
                    start = position + 1;
                    break;
                case ';':
                    start = position + 1;
                    break;
                case '=' when levels.TryPeek(out var given) && !given.Add(expand[start..position].Trim().TrimStart('$')):
                    return expand[start..position].Trim();
            }
        }
        return null;
    }
}
