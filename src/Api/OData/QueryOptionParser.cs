using Microsoft.OData;
using Microsoft.OData.UriParser;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Expressions;

namespace WorkOrders.Api.OData;

/// <summary>Parses the values of query options.</summary>
/// <param name="model">The entity data model.</param>
/// <param name="zone">The time zone of dates without an offset.</param>
internal sealed class QueryOptionParser(ContractModel model, TimeZoneInfo zone)
{
    /// <summary>The maximum number of levels of related rows.</summary>
    public const int MaxExpansionDepth = 3;

    /// <summary>The maximum number of levels of an expression, which is the default of the parser.</summary>
    public const int MaxDepth = 800;

    /// <summary>The maximum number of expansions.</summary>
    public const int MaxExpansions = 20;

    /// <summary>Parses a filter; the condition applies to a row variable.</summary>
    /// <exception cref="QueryRefusedException">The filter is invalid or not supported.</exception>
    public RowExpression ParseFilter(string text, RowVariable row) => Parse(row.Entity, "$filter", text, (parser, binder) =>
    {
        var clause = parser.ParseFilter();
        return binder().With(clause.RangeVariable, row).Bind(clause.Expression);
    });

    /// <summary>Parses an order. The id is the last term, in the direction of the term before it.</summary>
    /// <exception cref="QueryRefusedException">The order is invalid or not supported.</exception>
    public IReadOnlyList<OrderTerm> ParseOrder(string? text, RowVariable row)
    {
        var given = string.IsNullOrWhiteSpace(text) ? [] : Parse(row.Entity, "$orderby", text, (parser, binder) => OrderBinder.Bind(
            parser.ParseOrderBy(), row, binder));
        return OrderBinder.Complete(given, row);
    }

    /// <summary>
    /// Parses one of the options that state what the response contains of each row; all values of the row if it is not given.
    /// </summary>
    /// <param name="entity">The entity of the rows.</param>
    /// <param name="option"><c>$select</c> or <c>$expand</c>.</param>
    /// <param name="text">The value of the option; null if it is not given.</param>
    /// <exception cref="QueryRefusedException">The selection is invalid or not supported.</exception>
    public Selection ParseSelection(Entity entity, string option, string? text) => text is null
        ? Selection.All(entity)
        : Parse(entity, option, text, (parser, binder) => new SelectionBinder(binder).Bind(entity, parser.ParseSelectAndExpand()));

    private T Parse<T>(Entity entity, string option, string text, Func<ODataQueryOptionParser, Func<ExpressionBinder>, T> parse)
    {
        var (root, tokens) = (new QueryScope(option, entity), QueryToken.Read(text));
        try
        {
            NestedOptions.Check(tokens);
            return Parse(root, new ParserInput(text, tokens), parse);
        }
        catch (QueryRefusedException refused)
        {
            refused.Position = ErrorPosition.Find(tokens, root, refused);
            throw;
        }
    }

    private T Parse<T>(QueryScope root, ParserInput input, Func<ODataQueryOptionParser, Func<ExpressionBinder>, T> parse)
    {
        var resolver = new LiteralResolver(zone);
        var options = new Dictionary<string, string> { [root.Option] = input.Text };
        var parser = new ODataQueryOptionParser(model.Edm, model.TypeOf(root.Owner!), model.SetOf(root.Owner!), options)
        {
            Resolver = resolver,
            Settings =
            {
                MaximumExpansionDepth = MaxExpansionDepth,
                MaximumExpansionCount = MaxExpansions,
            },
        };
        try
        {
            return parse(parser, () => new(resolver, input));
        }
        catch (ODataException error)
        {
            throw new ParserErrors(model, root, input).Explain(error);
        }
        catch (OverflowException)
        {
            throw new QueryRefusedException("invalid_value", "A number is too large.");
        }
        catch (IndexOutOfRangeException)
        {
            // The parser reads beyond the end of "$root/", and of a list of dates without its end.
            throw new QueryRefusedException("invalid_query", "The text is incomplete: something is missing after \"/\", or in a list.");
        }
    }
}
