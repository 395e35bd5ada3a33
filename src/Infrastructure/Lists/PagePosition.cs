namespace WorkOrders.Infrastructure.Lists;

/// <summary>
/// Generates the conditions for the rows after a position in an order (keyset pagination). If nulls are involved, there are two conditions:
/// each selects rows that are adjacent in an index, and the rows of the first come before those of the second.
/// </summary>
/// <param name="order">The order.</param>
/// <param name="position">The values of the order's terms in the row before these rows.</param>
/// <param name="parameters">The parameters of the statement.</param>
internal sealed class PagePosition(OrderSql order, IReadOnlyList<object?> position, StatementParameters parameters)
{
    private readonly IReadOnlyList<string?> _values = [.. position.Select(value => value is null ? null : parameters.AddValue(value))];

    /// <summary>Returns the conditions, each for rows that follow those of the previous one.</summary>
    public IReadOnlyList<string> Conditions()
    {
        if (order.Terms.All(term => term.IsNeverNull && term.IsDescending == order.Terms[0].IsDescending))
        {
            var sign = order.Terms[0].IsDescending ? "<" : ">";
            return [$"({string.Join(", ", order.Values)}) {sign} ({string.Join(", ", _values)})"];
        }
        var (first, value, name) = (order.Terms[0], _values[0], order.Values[0]);
        if (value is null)
        {
            var same = $"{name} is null and {After(1)}";
            return first.IsDescending ? [same] : [same, $"{name} is not null"];
        }
        // Because of the first comparison, the database can start at the position in the index.
        var following = $"{name} {(first.IsDescending ? "<=" : ">=")} {value} and {After(0)}";
        return first is { IsDescending: true, IsNeverNull: false } ? [following, $"{name} is null"] : [following];
    }

    /// <summary>Returns the condition that the values from a term on follow the position.</summary>
    private string After(int term)
    {
        if (term == order.Terms.Count)
        {
            return "false";
        }
        var (isDescending, value, name) = (order.Terms[term].IsDescending, _values[term], order.Values[term]);
        var rest = After(term + 1);
        if (value is null)
        {
            return isDescending ? $"({name} is null and {rest})" : $"({name} is not null or ({name} is null and {rest}))";
        }
        var follows = $"{name} {(isDescending ? "<" : ">")} {value}";
        // Nulls are last in descending order. Those of the first term have their own condition.
        var nulls = isDescending && term > 0 && !order.Terms[term].IsNeverNull ? $" or {name} is null" : "";
        return $"({follows}{nulls} or ({name} = {value} and {rest}))";
    }
}
