using Microsoft.OData.UriParser;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Expressions;

namespace WorkOrders.Api.OData;

/// <summary>Converts <c>$orderby</c> to the order of a list.</summary>
internal static class OrderBinder
{
    /// <summary>The maximum number of terms.</summary>
    private const int MaxTerms = 8;

    /// <summary>Converts an order.</summary>
    /// <param name="clause">The order; null if there is none.</param>
    /// <param name="row">The row to which the expressions apply.</param>
    /// <param name="binder">Creates the binder of an expression.</param>
    /// <exception cref="QueryRefusedException">It has too many terms, or is not supported.</exception>
    public static IReadOnlyList<OrderTerm> Bind(OrderByClause? clause, RowVariable row, Func<ExpressionBinder> binder)
    {
        // One binder counts the nodes of all terms.
        var (terms, expressions) = (new List<OrderTerm>(), binder());
        for (var term = clause; term is not null; term = term.ThenBy)
        {
            var value = expressions.With(term.RangeVariable, row).Bind(term.Expression);
            if (value.Contains(part => part is FunctionExpression { Function: RowFunction.Now }))
            {
                throw QueryRefusedException.NotSupported("now() in $orderby, whose value changes from page to page,", "now");
            }
            if (value is not ConstantExpression)
            {
                terms.Add(new(value, term.Direction == OrderByDirection.Descending));
            }
        }
        return terms.Count <= MaxTerms
            ? terms
            : throw new QueryRefusedException("too_complex", $"The order has {terms.Count} terms; at most {MaxTerms} are allowed.");
    }

    /// <summary>
    /// Returns an order whose last term is the id, in the direction of the term before it, so that no two rows are equal.
    /// </summary>
    public static IReadOnlyList<OrderTerm> Complete(IReadOnlyList<OrderTerm> terms, RowVariable row)
    {
        var id = new FieldExpression(row, [], row.Entity.Id);
        var byId = terms.Select((term, index) => (term, index)).FirstOrDefault(entry => entry.term.Value.Equals(id), (null!, -1)).index;
        // Nothing after the id changes the order.
        return byId >= 0 ? [.. terms.Take(byId + 1)] : [.. terms, new(id, terms.Count > 0 && terms[^1].IsDescending)];
    }
}
