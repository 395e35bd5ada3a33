namespace WorkOrders.Application.Expressions;

/// <summary>Computes with two numbers, or with a point in time and a duration.</summary>
/// <param name="Result">The kind of the result.</param>
/// <param name="Operator">The operation.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
public sealed record ArithmeticExpression(ValueKind Result, ArithmeticOperator Operator, RowExpression Left, RowExpression Right)
    : RowExpression(Result);

/// <summary>Negates a number or a duration.</summary>
/// <param name="Operand">The value.</param>
public sealed record NegationExpression(RowExpression Operand) : RowExpression(Operand.Kind);

/// <summary>The arithmetic operations.</summary>
public enum ArithmeticOperator
{
    /// <summary>Adds.</summary>
    Add,

    /// <summary>Subtracts.</summary>
    Subtract,

    /// <summary>Multiplies.</summary>
    Multiply,

    /// <summary>Divides; the quotient of two integers is truncated.</summary>
    Divide,

    /// <summary>The remainder of a division; it has the sign of the dividend.</summary>
    Modulo,
}
