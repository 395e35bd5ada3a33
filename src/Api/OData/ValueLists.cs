using System.Text;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace WorkOrders.Api.OData;

/// <summary>
/// The lists of values of the operator <c>in</c>. The parser reads them as JSON, whose literals differ from those of other operators, so
/// that it gets empty lists in their place: the length of an empty list is the index of the list.
/// </summary>
internal sealed class ValueLists
{
    private readonly List<List<QueryToken>> _lists = [];

    /// <summary>Takes the lists out of the text of a query option.</summary>
    /// <param name="text">The text.</param>
    public ValueLists(string text)
    {
        var (result, copied) = (new StringBuilder(), 0);
        var tokens = QueryToken.Read(text);
        for (var index = 1; index + 1 < tokens.Count; index++)
        {
            // A name before the parenthesis is the operator if a blank separates them.
            var end = tokens[index].Is("in") && tokens[index + 1].Is("(") && tokens[index + 1].Position > tokens[index].End
                ? tokens.FindIndex(index + 2, token => token.Text is ")" or "(")
                : -1;
            if (end < 0 || tokens[end].Text == "(")
            {
                continue;
            }
            result.Append(text, copied, tokens[index].Position - copied).Append("in (").Append(' ', _lists.Count).Append(')');
            _lists.Add(tokens[(index + 2)..end]);
            (copied, index) = (tokens[end].End, end);
        }
        Text = result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The text with empty lists.</summary>
    public string Text { get; }

    /// <summary>Returns the literals of a list.</summary>
    /// <exception cref="ODataException">A value is no literal, or a comma is missing.</exception>
    public IReadOnlyList<ConstantNode> Literals(CollectionConstantNode list)
    {
        var tokens = _lists[list.LiteralText.Length - "()".Length];
        return [.. tokens.Where((token, index) => IsLiteral(token, index, tokens.Count)).Select(Literal)];
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
            return new(ODataUriUtils.ConvertFromUriLiteral(token.Text, ODataVersion.V4), token.Text);
        }
        catch (ODataException)
        {
            throw Invalid(token);
        }
    }

    private static InvalidLiteralException Invalid(QueryToken token) => new(
        token.Text, $"The list of values of \"in\" contains \"{token.Text}\"; it can contain only literals, separated by commas.");
}
