namespace WorkOrders.Application.Expressions;

/// <summary>Compares two values. The result is true or false, never null.</summary>
/// <param name="Operator">The comparison.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
public sealed record ComparisonExpression(ComparisonOperator Operator, RowExpression Left, RowExpression Right)
    : RowExpression(ValueKind.Boolean);

/// <summary>The comparisons.</summary>
public enum ComparisonOperator
{
    /// <summary>Equal; null equals null.</summary>
    Equal,

    /// <summary>Not equal; null differs from every value.</summary>
    NotEqual,

    /// <summary>Greater; false if an operand is null.</summary>
    Greater,

    /// <summary>Greater or equal; false if an operand is null.</summary>
    GreaterOrEqual,

    /// <summary>Less; false if an operand is null.</summary>
    Less,

    /// <summary>Less or equal; false if an operand is null.</summary>
    LessOrEqual,
}
