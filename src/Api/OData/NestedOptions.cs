using WorkOrders.Application.References;

namespace WorkOrders.Api.OData;

/// <summary>
/// Checks the names of the options in the parentheses of an expansion. The parser ignores one of two with the same name.
/// </summary>
internal static class NestedOptions
{
    private static readonly string[] Supported = ["$select", "$expand", "$filter", "$orderby", "$top", "$skip"];
    private static readonly string[] NotSupported = ["$count", "$search", "$levels", "$compute", "$apply"];

    /// <summary>Checks the options.</summary>
    /// <exception cref="QueryRefusedException">An option is unknown, not supported, or given twice in the same parentheses.</exception>
    public static void Check(List<QueryToken> tokens)
    {
        var levels = new Stack<HashSet<string>>();
        for (var index = 0; index < tokens.Count; index++)
        {
            switch (tokens[index].Text)
            {
                case "(":
                    levels.Push([]);
                    break;
                case ")":
                    levels.TryPop(out _);
                    break;
                case "=" when index > 0 && NameAt(tokens, index - 1) is { } name && levels.TryPeek(out var given):
                    Check(name, tokens[index - 1], given);
                    break;
            }
        }
    }

    /// <summary>Returns the name with <c>$</c> of the option at an index; null if there is none.</summary>
    public static string? NameAt(List<QueryToken> tokens, int index) =>
        index > 0 && index + 1 < tokens.Count && tokens[index + 1].Text == "=" && tokens[index - 1].Text is "(" or ";"
            ? $"${tokens[index].Text.TrimStart('$').ToLowerInvariant()}"
            : null;

    private static void Check(string name, QueryToken option, HashSet<string> given)
    {
        if (NotSupported.Contains(name))
        {
            throw QueryRefusedException.NotSupported($"{name} in $expand", option.Text);
        }
        if (!Supported.Contains(name))
        {
            throw new QueryRefusedException("unknown_parameter", $"There is no option \"{option.Text}\" in $expand.")
            {
                Position = option.Position,
                Suggestions = Suggestions.For(option.Text, Supported),
            };
        }
        if (!given.Add(name))
        {
            throw new QueryRefusedException(
                "duplicate_parameter", $"\"{option.Text}\" is given more than once in the same parentheses; send it once.")
            {
                Position = option.Position,
            };
        }
    }
}
