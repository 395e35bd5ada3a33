using WorkOrders.Application.Lists;
using WorkOrders.Infrastructure.Reading;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Generates the clauses that select the rows of a query, without their order.</summary>
internal sealed class RowsSql
{
    private readonly FromClause _from;
    private readonly List<string> _conditions;

    /// <summary>Generates the clauses.</summary>
    /// <param name="query">The rows.</param>
    /// <param name="aliases">Numbers the aliases of the statement.</param>
    /// <param name="parameters">The parameters of the statement.</param>
    public RowsSql(RowQuery query, AliasCounter aliases, StatementParameters parameters)
    {
        _from = new(aliases);
        Rows = new(query.Entity, _from);
        _conditions = [Rows.TenantCondition];
        string? rank = null;
        if (query.Search is { } words)
        {
            var found = _from.NextAlias();
            _from.Join($"join {Search.Sql(query.Entity, "@tenant", parameters.Add(words))} {found} on {found}.id = {Rows.Alias}.id");
            rank = $"{found}.rank::numeric";
        }
        Expressions = new ExpressionSql(parameters) { Rank = rank }.With(query.Row, Rows);
        if (query.Filter is { } filter)
        {
            _conditions.Add(Expressions.Condition(filter));
        }
    }

    /// <summary>The rows.</summary>
    public RowSource Rows { get; }

    /// <summary>Generates the SQL of expressions over the rows. An expression may add joins to the clauses.</summary>
    public ExpressionSql Expressions { get; }

    /// <summary>The FROM and WHERE clauses.</summary>
    public string Sql => $"""
        from {Rows.Table}
        {_from.Joins}
        where {string.Join(" and ", _conditions)}
        """;

    /// <summary>Adds a condition.</summary>
    public void Require(string condition) => _conditions.Add(condition);
}
