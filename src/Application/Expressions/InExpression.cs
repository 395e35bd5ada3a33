namespace WorkOrders.Application.Expressions;

/// <summary>Whether a value is one of several. The result is true or false, never null.</summary>
/// <param name="Operand">The value.</param>
/// <param name="Values">The values; null matches null.</param>
public sealed record InExpression(RowExpression Operand, IReadOnlyList<object?> Values) : RowExpression(ValueKind.Boolean);
