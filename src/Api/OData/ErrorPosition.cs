using WorkOrders.Application.Contract;

namespace WorkOrders.Api.OData;

/// <summary>Finds the text that is refused in a query option, because the parser states positions only of syntax errors.</summary>
internal static class ErrorPosition
{
    /// <summary>The maximum number of tokens that are compared, because a hostile query can repeat a name thousands of times.</summary>
    private const int MaxCandidates = 100;

    /// <summary>Returns the position of the text that is refused; null if it is unknown.</summary>
    /// <param name="tokens">The tokens of the option.</param>
    /// <param name="root">The scope of the option.</param>
    /// <param name="refused">The refusal.</param>
    public static int? Find(List<QueryToken> tokens, QueryScope root, QueryRefusedException refused)
    {
        if (refused.Position is not null || refused.Text is not { } text)
        {
            return refused.Position;
        }
        var index = IndexOf(tokens, root, text, refused.Owner, refused.Operator, refused.Neighbor);
        return index < 0 ? null : tokens[index].Position;
    }

    /// <summary>Returns the index of the token that is most likely meant; -1 if no token has the text.</summary>
    /// <param name="tokens">The tokens of the option.</param>
    /// <param name="root">The scope of the option.</param>
    /// <param name="text">The text of the token.</param>
    /// <param name="owner">The entity of which it would be a field; null if it is not the name of a field.</param>
    /// <param name="operation">Its operator; null if it is unknown.</param>
    /// <param name="neighbor">The other operand of its operator; null if it has none.</param>
    public static int IndexOf(
        List<QueryToken> tokens, QueryScope root, string text, Entity? owner = null, string? operation = null, string? neighbor = null)
    {
        // A literal without quotes may have got them for the parser. A name before a colon is the variable of a lambda.
        var found = Enumerable.Range(0, tokens.Count).Where(index =>
            (tokens[index].Is(text) || tokens[index].Is(text.Trim('\''))) && !IsAt(tokens, index + 1, ":"))
            .Take(MaxCandidates).ToList();
        return found.Count == 0 ? -1 : found.MaxBy(index =>
            (IsAt(tokens, index - 1, operation) ? 2 : IsAt(tokens, index + 1, operation) ? 1 : 0)
            + (IsAt(tokens, index - 2, neighbor) ? 2 : IsAt(tokens, index + 2, neighbor) ? 1 : 0)
            + (owner is null ? 0
                : (index == 0 || tokens[index - 1].IsBeforeOperand ? 1 : 0) + (QueryScope.Of(tokens, index, root).Owner == owner ? 2 : 0)));
    }

    private static bool IsAt(List<QueryToken> tokens, int index, string? text) =>
        text is not null && index >= 0 && index < tokens.Count && tokens[index].Is(text);
}
