namespace WorkOrders.Application.Expressions;

/// <summary>Combines two conditions with three-valued logic.</summary>
/// <param name="IsAnd">Whether both must be true; otherwise one of them.</param>
/// <param name="Left">The left condition.</param>
/// <param name="Right">The right condition.</param>
public sealed record LogicalExpression(bool IsAnd, RowExpression Left, RowExpression Right) : RowExpression(ValueKind.Boolean);

/// <summary>Negates a condition; the negation of null is null.</summary>
/// <param name="Operand">The condition.</param>
public sealed record NotExpression(RowExpression Operand) : RowExpression(ValueKind.Boolean);
