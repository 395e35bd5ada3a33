using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace WorkOrders.Api.OData;

/// <summary>A token of a query option: a name or number, a quoted text with its quotes, an operator sign, or another character.</summary>
/// <param name="Position">Its position in the option.</param>
/// <param name="Text">Its text.</param>
internal readonly partial record struct QueryToken(int Position, string Text)
{
    private static readonly FrozenSet<string> Operators = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "eq", "ne", "gt", "ge", "lt", "le", "in", "has", "and", "or", "not", "add", "sub", "mul", "div", "divby", "mod");

    /// <summary>The position of the first character after the token.</summary>
    public int End => Position + Text.Length;

    /// <summary>Whether the token is the name of an operator.</summary>
    public bool IsOperator => Operators.Contains(Text);

    /// <summary>Whether an operand is expected after the token: it is an operator, or begins a part of an expression.</summary>
    public bool IsBeforeOperand => IsOperator || Text is "(" or "," or "/" or ":" or ";" or "=";

    /// <summary>Returns the tokens of a text, without white space.</summary>
    public static List<QueryToken> Read(string text) =>
        [.. Tokens().Matches(text).Select(match => new QueryToken(match.Index, match.Value))];

    /// <summary>Whether the token has a text, in any case.</summary>
    public bool Is(string text) => Text.Equals(text, StringComparison.OrdinalIgnoreCase);

    // A colon is part of a time, such as 12:30, but not of a lambda expression, such as p:p/name.
    [GeneratedRegex(
        @"\w*'(?:[^']|'')*'?|-?[\w@$](?:[\w@$.\-]|(?<=\d):(?=\d)|(?<=\d[eE])\+|(?<=:\d\d(?:\.\d+)?)\+)*|[=!<>&|]+|\S")]
    private static partial Regex Tokens();
}
