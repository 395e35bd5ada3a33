using WorkOrders.Application.Lists;
using WorkOrders.Infrastructure.Reading;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Generates the select list of a selection, in the positions of its <see cref="RowLayout"/>.</summary>
/// <param name="parameters">The parameters of the statement.</param>
internal sealed class SelectionSql(StatementParameters parameters)
{
    /// <summary>Returns the SQL of the values of a row, and adds the joins that they need to the clause of the row.</summary>
    /// <param name="selection">What is read of each row.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="from">The clause of the rows.</param>
    public IEnumerable<string> Columns(Selection selection, RowSource rows, FromClause from) =>
    [
        $"{rows.Alias}.id", $"{rows.Alias}.row_version",
        .. selection.Fields.Select(rows.Column),
        .. selection.References.SelectMany(reference =>
            Columns(reference.Selection, rows.Follow(reference.Reference), from)),
        .. selection.Collections.Select(collection => Collection(collection, rows, from)),
    ];

    /// <summary>Returns the SQL of the rows of a collection as a JSON array, and adds the join that reads them.</summary>
    private string Collection(ExpandedCollection expanded, RowSource owner, FromClause from)
    {
        var page = new FromClause(from.Aliases);
        var items = new RowSource(expanded.Collection.Item, page);
        var expressions = new ExpressionSql(parameters).With(expanded.Row, items);
        var order = new OrderSql(expanded.Order, expressions);
        var condition = expanded.Filter is { } filter ? $" and {expressions.Condition(filter)}" : "";
        var columns = Columns(expanded.Selection, items, page).Select((column, index) => $"{column} as c{index}").ToList();
        var alias = from.NextAlias();
        from.Join($"""
            left join lateral (
                select json_agg(to_json({alias})) as items from (
                    select {string.Join(", ", columns)}
                    from {items.Table}
                    {page.Joins}
                    where {items.TenantCondition} and {items.Column(expanded.Collection.Reference.Id)} = {owner.Alias}.id{condition}
                    order by {order.Sql}
                    {(expanded.Top is { } top ? $"limit {top}" : "")}
                    offset {parameters.Add(expanded.Skip)}) {alias}) {alias} on true
            """);
        return $"{alias}.items";
    }
}
