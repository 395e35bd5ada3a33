using WorkOrders.Application.Lists;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Generates the SQL of an order.</summary>
/// <param name="terms">The terms.</param>
/// <param name="expressions">Generates the SQL of their values.</param>
internal sealed class OrderSql(IReadOnlyList<OrderTerm> terms, ExpressionSql expressions)
{
    /// <summary>The terms.</summary>
    public IReadOnlyList<OrderTerm> Terms { get; } = terms;

    /// <summary>The SQL of the value of each term.</summary>
    public IReadOnlyList<string> Values { get; } = [.. terms.Select(term => expressions.Value(term.Value) switch
    {
        // PostgreSQL refuses constants in an order.
        "(true)" => "(not false)",
        "(false)" => "(not true)",
        var value => value,
    })];

    /// <summary>The SQL of the order.</summary>
    public string Sql => SqlFor(Values);

    /// <summary>Returns the SQL of the order for other names of the values.</summary>
    public string SqlFor(IEnumerable<string> values) => string.Join(", ", values.Zip(Terms, (value, term) => $"{value}{Direction(term)}"));

    /// <summary>
    /// Returns the SQL of the direction, as in the indexes: they state the position of nulls for all columns but the id, even for columns
    /// without nulls.
    /// </summary>
    private static string Direction(OrderTerm term) => (term.IsId, term.IsDescending) switch
    {
        (true, true) => " desc",
        (true, false) => "",
        (false, true) => " desc nulls last",
        (false, false) => " nulls first",
    };
}
