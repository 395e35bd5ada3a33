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
        (query.Order.Count > 0 && IsModification(query.Order[0].Value)) || (query.Rows.Filter is { } filter && Reads(filter));

    /// <summary>Limits rows to those that were written before a time, if there is one.</summary>
    public static void Limit(RowsSql rows, DateTimeOffset? before, StatementParameters parameters)
    {
        if (before is { } time)
        {
            rows.Require($"{rows.Rows.Alias}.{Field} < {parameters.Add(time)}");
        }
    }

    private static bool IsModification(RowExpression value) =>
        value is FieldExpression { Path.Count: 0, Field: var field } && field.Name == Field;

    private static bool Reads(RowExpression expression) => IsModification(expression) || expression switch
    {
        LogicalExpression logical => Reads(logical.Left) || Reads(logical.Right),
        NotExpression not => Reads(not.Operand),
        ComparisonExpression comparison => Reads(comparison.Left) || Reads(comparison.Right),
        ArithmeticExpression arithmetic => Reads(arithmetic.Left) || Reads(arithmetic.Right),
        FunctionExpression function => function.Arguments.Any(Reads),
        InExpression list => Reads(list.Operand),
        _ => false,
    };
}
