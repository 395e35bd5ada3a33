using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkOrders.Api.OData;

/// <summary>Explains the syntax errors of the parser: what is not allowed where, and what is expected there.</summary>
internal static partial class SyntaxErrors
{
    private const string UnexpectedToken = "Syntax error";
    private const string UnclosedText = "There is an unterminated string literal";
    private const string Operand = "a field, a value or a function";

    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        ["="] = "the operator is eq",
        ["=="] = "the operator is eq",
        ["!="] = "the operator is ne",
        ["<>"] = "the operator is ne",
        ["<"] = "the operator is lt",
        ["<="] = "the operator is le",
        [">"] = "the operator is gt",
        [">="] = "the operator is ge",
        ["&&"] = "the operator is and",
        ["||"] = "the operator is or",
        ["!"] = "the operator is not",
        ["\""] = "a text is in single quotes",
        ["like"] = "use contains(field,'text')",
        ["is"] = "the operators are eq and ne",
        ["between"] = "use ge and le",
        ["ascending"] = "the direction is asc",
        ["descending"] = "the direction is desc",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the refusal for an error with a position; null for another error.</summary>
    /// <param name="message">The message of the parser.</param>
    /// <param name="input">The text that was parsed.</param>
    /// <param name="option">The name of the option.</param>
    public static QueryRefusedException? Explain(string message, ParserInput input, string option)
    {
        if (WithPosition().Match(message) is not { Success: true } match)
        {
            return null;
        }
        // The text is that of a nested option, if the error is in one.
        var stated = int.Parse(match.Groups["position"].ValueSpan, CultureInfo.InvariantCulture);
        var start = input.Text.IndexOf(match.Groups["text"].Value, StringComparison.Ordinal);
        var position = input.SourcePosition(Math.Max(start, 0) + stated);
        var (tokens, problem) = (input.Tokens, match.Groups["problem"].Value);
        // The parser states where an unexpected token ends, but where a token begins in whose place it expects another one.
        var index = problem is UnexpectedToken or UnclosedText
            ? tokens.FindLastIndex(token => token.Position < position)
            : tokens.FindIndex(token => token.End > position);
        if (problem == UnclosedText)
        {
            return new("invalid_query", "The text has no closing quote.") { Position = tokens[index].Position };
        }
        if (index >= 1 && tokens[index - 1].IsOperator && !tokens[index - 1].Is("not")
            && (index == 1 || tokens[index - 2].IsBeforeOperand))
        {
            // The parser takes an operator in the place of an operand for a name.
            return Unexpected(tokens[index - 1], Operand);
        }
        var expected = problem switch
        {
            "Expression expected" => Operand,
            "')' or operator expected" => "\")\" or an operator, such as and,",
            "')' or ',' expected" => "\")\" or \",\"",
            "'(' expected" => "\"(\"",
            "An identifier was expected" => "a name",
            _ when option is "$select" or "$expand" => "\",\" or the end",
            _ when option == "$orderby" => "asc, desc, \",\" or the end",
            _ => "an operator, such as eq or and, or the end",
        };
        return index < 0
            ? new("invalid_query", $"Something is missing at the end; {expected} is expected.") { Position = position }
            : Unexpected(tokens[index], expected);
    }

    /// <summary>Returns the refusal of the name of an operator where a field is expected.</summary>
    public static QueryRefusedException OperatorInsteadOfField(QueryToken token) => Unexpected(token, Operand);

    /// <summary>Returns the refusal of a selection that is not a list of names: of the first name without a comma before it.</summary>
    public static QueryRefusedException InvalidTerm(List<QueryToken> tokens)
    {
        var index = Enumerable.Range(1, tokens.Count - 1).FirstOrDefault(index => IsName(tokens[index]) && IsName(tokens[index - 1]));
        return Unexpected(tokens[index], index == 0 ? "a list of names, separated by commas," : "\",\" or the end");
    }

    private static bool IsName(QueryToken token) => char.IsLetter(token.Text[0]);

    private static QueryRefusedException Unexpected(QueryToken token, string expected) => new(
        "invalid_query",
        $"\"{token.Text}\" is not allowed here; {(Hints.TryGetValue(token.Text, out var hint) ? hint : $"{expected} is expected")}.")
    {
        Position = token.Position,
    };

    [GeneratedRegex(
        @"^(?<problem>.*?) at position (?<position>\d+)( in '(?<text>.*)')?\.$", RegexOptions.Singleline)]
    private static partial Regex WithPosition();
}
