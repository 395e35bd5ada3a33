namespace WorkOrders.Application.Expressions;

/// <summary>A value that the request contains.</summary>
/// <param name="Value">The value; its type is that of the kind. Null is the literal <c>null</c>.</param>
/// <param name="Kind">The kind of the value; null for the literal <c>null</c>.</param>
public sealed record ConstantExpression(object? Value, ValueKind? Kind) : RowExpression(Kind)
{
    /// <summary>The literal <c>null</c>.</summary>
    public static readonly ConstantExpression Null = new(null, null);
}
