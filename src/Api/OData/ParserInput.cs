using System.Text.RegularExpressions;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace WorkOrders.Api.OData;

/// <summary>
/// The text of a query option in the forms that the parser accepts. It reads the list of values of <c>in</c> as JSON, whose literals differ
/// from those of other operators, so that it gets empty lists in their place: the length of an empty list is the index of the list.
/// </summary>
internal sealed partial class ParserInput
{
    /// <summary>The maximum number of parentheses inside each other, which the parser can read.</summary>
    private const int MaxParentheses = 90;

    private readonly List<List<QueryToken>> _lists = [];
    private readonly ReplacedText _text;

    /// <summary>Converts the text of a query option.</summary>
    /// <param name="source">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <exception cref="QueryRefusedException">It contains a JSON value, or too many parentheses inside each other.</exception>
    public ParserInput(string source, List<QueryToken> tokens)
    {
        (_text, Tokens) = (new(source), tokens);
        var depth = 0;
        for (var index = 0; index < Tokens.Count; index++)
        {
            var token = Tokens[index];
            depth += token.Text switch { "(" => 1, ")" => -1, _ => 0 };
            if (depth > MaxParentheses)
            {
                throw new QueryRefusedException("too_complex", $"At most {MaxParentheses} parentheses can be inside each other.")
                {
                    Position = token.Position,
                };
            }
            if (token.Text is "{" or "[")
            {
                throw QueryRefusedException.NotSupported("A JSON value in a query", token.Text);
            }
            if (IsListOperator(index))
            {
                var end = EndOfList(index + 1);
                _text.Replace(token.Position, Tokens[end].Position - token.Position, "in (" + new string(' ', _lists.Count));
                _lists.Add(Tokens[(index + 2)..end]);
                index = end;
            }
            else if (NestedOptions.NameAt(Tokens, index) is { } option)
            {
                _text.Replace(token.Position, token.Text.Length, option);
            }
            else if (Accepted(token) is var accepted && accepted != token.Text)
            {
                _text.Replace(token.Position, token.Text.Length, accepted);
            }
        }
        Text = _text.ToString();
    }

    /// <summary>The tokens of the source.</summary>
    public List<QueryToken> Tokens { get; }

    /// <summary>The text for the parser.</summary>
    public string Text { get; }

    /// <summary>Returns the position in the source for a position in the text for the parser.</summary>
    public int SourcePosition(int position) => _text.SourcePosition(position);

    /// <summary>Returns the literals of a list, and their positions in the source.</summary>
    /// <exception cref="ODataException">A value is no literal, or a comma is missing.</exception>
    public IReadOnlyList<(ConstantNode Literal, int Position)> Literals(CollectionConstantNode list)
    {
        var tokens = _lists[list.LiteralText.Length - "()".Length];
        return [.. tokens.Where((token, index) => IsLiteral(token, index, tokens.Count)).Select(token => (Literal(token), token.Position))];
    }

    private bool IsListOperator(int index) => index > 0 && Tokens[index].Is("in") && !Tokens[index - 1].IsBeforeOperand;

    /// <summary>Returns the index of the parenthesis at the end of a list of values that begins at an index.</summary>
    private int EndOfList(int index)
    {
        var end = index < Tokens.Count && Tokens[index].Text == "("
            ? Tokens.FindIndex(index + 1, token => token.Text is ")" or "(")
            : index;
        if (end < 0)
        {
            throw new QueryRefusedException("invalid_query", "The list of values of \"in\" is not closed; \")\" is expected.")
            {
                Position = Tokens[^1].End,
            };
        }
        return end < Tokens.Count && Tokens[end].Text == ")"
            ? end
            : throw new QueryRefusedException("invalid_query", "\"in\" is followed by literals in parentheses, such as name in ('a','b').")
            {
                Position = end < Tokens.Count ? Tokens[end].Position : Tokens[^1].End,
            };
    }

    private static bool IsLiteral(QueryToken token, int index, int count)
    {
        var isComma = index % 2 == 1;
        return (token.Text == ",") == isComma && !(isComma && index + 1 == count) ? !isComma : throw Invalid(token);
    }

    private static ConstantNode Literal(QueryToken token)
    {
        if (token.Is("null"))
        {
            return new(null, token.Text);
        }
        try
        {
            return new(ODataUriUtils.ConvertFromUriLiteral(Accepted(token), ODataVersion.V4), token.Text);
        }
        catch (ODataException)
        {
            throw Invalid(token);
        }
    }

    /// <summary>
    /// Returns a literal as the parser accepts it: keywords in lower case, T and Z of a time in upper case, and a time without an offset in
    /// quotes.
    /// </summary>
    private static string Accepted(QueryToken token) =>
        token.Is("true") || token.Is("false") || token.Is("null") ? token.Text.ToLowerInvariant()
        : Instant().IsMatch(token.Text) ? token.Text.ToUpperInvariant()
        : LocalTime().IsMatch(token.Text) && !DateOnly.TryParseExact(token.Text, "yyyy-MM-dd", out _) ? $"'{token.Text}'"
        : token.Text;

    private static InvalidLiteralException Invalid(QueryToken token) => new(
        token.Text, $"The list of values of \"in\" contains \"{token.Text}\"; it can contain only literals, separated by commas.")
    {
        Position = token.Position,
    };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d(T[\d:.]*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex LocalTime();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dt.*(z|[+\-]\d\d:\d\d)$", RegexOptions.IgnoreCase)]
    private static partial Regex Instant();
}
