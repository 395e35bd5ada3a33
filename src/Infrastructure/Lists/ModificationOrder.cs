using WorkOrders.Application.Expressions;
using WorkOrders.Application.Lists;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>
/// Determines whether a list is read by modification time, and limits it to rows before the <see cref="ModificationWatermark"/>.
/// </summary>
internal static class ModificationOrder
{
    private const string Field = "modified_dateutc";

    /// <summary>Returns whether the rows of a query are filtered or ordered by their modification time.</summary>
    public static bool IsUsedBy(GetRowsQuery query) =>
        query.Order.Any(term => Reads(term.Value, query.Rows.Row)) || IsUsedBy(query.Rows);

    /// <summary>Returns whether rows are filtered by their modification time.</summary>
    public static bool IsUsedBy(RowQuery rows) => rows.Filter is { } filter && Reads(filter, rows.Row);

    /// <summary>Limits rows to those that were written before a time, if there is one.</summary>
    public static void Limit(RowsSql rows, DateTimeOffset? before, StatementParameters parameters)
    {
        if (before is { } time)
        {
            rows.Require($"{rows.Rows.Alias}.{Field} < {parameters.Add(time)}");
        }
    }

    private static bool Reads(RowExpression expression, RowVariable row) => expression.Contains(part =>
        part is FieldExpression { Path.Count: 0, Field: var field, Row: var owner } && field.Name == Field && owner == row);
}
