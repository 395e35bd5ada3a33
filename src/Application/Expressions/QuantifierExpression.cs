using WorkOrders.Application.Contract;

namespace WorkOrders.Application.Expressions;

/// <summary>Whether any or all rows of a collection satisfy a condition. The result is true or false, never null.</summary>
/// <param name="IsAll">Whether all rows must satisfy the condition; otherwise any row.</param>
/// <param name="Row">The row.</param>
/// <param name="Path">The references from the row to the row with the collection; empty for the row itself.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Item">The variable for the rows of the collection.</param>
/// <param name="Condition">The condition; null if every row satisfies it.</param>
public sealed record QuantifierExpression(
    bool IsAll, RowVariable Row, IReadOnlyList<ReferenceFields> Path, CollectionFields Collection, RowVariable Item,
    RowExpression? Condition)
    : RowExpression(ValueKind.Boolean);
