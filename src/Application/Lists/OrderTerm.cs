using WorkOrders.Application.Expressions;

namespace WorkOrders.Application.Lists;

/// <summary>A value by which rows are ordered: nulls are first in ascending order, and last in descending order.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsDescending">Whether the order is descending.</param>
public sealed record OrderTerm(RowExpression Value, bool IsDescending = false)
{
    /// <summary>Whether the value is never null.</summary>
    public bool IsNeverNull => Value is FieldExpression { IsNeverNull: true } or SearchRankExpression;

    /// <summary>Whether the value is the id of the row.</summary>
    public bool IsId => Value is FieldExpression { Path.Count: 0, Field.IsId: true };
}
