using WorkOrders.Application.Lists;
using WorkOrders.Infrastructure.Reading;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>
/// Generates the statement that reads a page of a list. The page is selected first; the referenced rows, keys and computed fields of the
/// response are then read only for the rows of the page.
/// </summary>
internal sealed class ListStatement
{
    private readonly AliasCounter _aliases = new();
    private readonly StatementParameters _parameters;
    private readonly GetRowsQuery _query;

    /// <summary>Generates the statement.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tenant">The tenant.</param>
    public ListStatement(GetRowsQuery query, Guid tenant)
    {
        (_query, _parameters) = (query, new(tenant));
        Sql = StatementParameters.Finish(query.HasCount ? Counted() : Page(""));
    }

    /// <summary>
    /// The statement. Its columns are those of the layout, followed by the values of the order's terms, and by the count if there is one.
    /// </summary>
    public string Sql { get; }

    /// <summary>The parameters.</summary>
    public Sql.TypedParameters Parameters => _parameters.Sent;

    /// <summary>
    /// Adds the number of rows to each row of the page. If the page is empty, there is one row, whose other columns are null.
    /// </summary>
    private string Counted()
    {
        var rows = new RowsSql(_query.Rows, _aliases, _parameters);
        ModificationOrder.Limit(rows, _query.ModifiedBefore, _parameters);
        return Page($"(select count(*) as count {rows.Sql}) counted left join ");
    }

    private string Page(string counted)
    {
        var from = new FromClause(_aliases);
        var rows = new RowSource(_query.Rows.Entity, from, mayBeMissing: counted.Length > 0);
        var columns = new SelectionSql(_parameters).Columns(_query.Selection, rows, from);
        var page = new RowsSql(_query.Rows, _aliases, _parameters);
        ModificationOrder.Limit(page, _query.ModifiedBefore, _parameters);
        var order = new OrderSql(_query.Order, page.Expressions);
        var keys = _query.Order.Select((_, index) => $"k{index}").ToList();
        var outerKeys = keys.ConvertAll(key => $"{rows.Alias}.{key}");
        return $"""
            select {string.Join(", ", columns.Concat(outerKeys))}{(counted.Length > 0 ? ", counted.count" : "")}
            from {counted}(
            {Select(page, order, keys)}) {rows.Alias}{(counted.Length > 0 ? " on true" : "")}
            {from.Joins}
            order by {order.SqlFor(outerKeys)}
            """;
    }

    private string Select(RowsSql page, OrderSql order, IReadOnlyList<string> keys)
    {
        var columns = string.Join(", ", order.Values.Zip(keys, (value, key) => $"{value} as {key}").Prepend($"{page.Rows.Alias}.*"));
        // With a parameter, PostgreSQL would plan a prepared statement for a tenth of all rows.
        var limit = $"{(_query.Limit is { } limited ? $"limit {limited}" : "")}"
            + (_query.Skip > 0 ? $" offset {_parameters.Add(_query.Skip)}" : "");
        if (_query.After is not { } after)
        {
            return Branch("");
        }
        var branches = new PagePosition(order, after, _parameters).Conditions();
        return branches is [var only]
            ? Branch($" and {only}")
            : $"""
                {string.Join("\nunion all\n", branches.Select(branch => $"({Branch($" and {branch}")})"))}
                order by {order.SqlFor(keys)}
                {limit}
                """;

        string Branch(string condition) => $"""
            select {columns}
            {page.Sql}{condition}
            order by {order.Sql}
            {limit}
            """;
    }
}
