namespace WorkOrders.Application.Expressions;

/// <summary>
/// An expression over the values of a row, for filters and orders. It has the semantics of OData 4.01 (part 2, section 5.1.1): a comparison
/// is true or false even if a value is null; arithmetic and functions return null if an operand is null.
/// </summary>
/// <param name="Kind">The kind of the value; null for the literal <c>null</c>, which has every kind.</param>
public abstract record RowExpression(ValueKind? Kind)
{
    /// <summary>Returns whether the expression, or an expression that is part of it, satisfies a condition.</summary>
    public bool Contains(Func<RowExpression, bool> condition) => condition(this) || this switch
    {
        LogicalExpression logical => logical.Left.Contains(condition) || logical.Right.Contains(condition),
        NotExpression not => not.Operand.Contains(condition),
        ComparisonExpression comparison => comparison.Left.Contains(condition) || comparison.Right.Contains(condition),
        ArithmeticExpression arithmetic => arithmetic.Left.Contains(condition) || arithmetic.Right.Contains(condition),
        NegationExpression negation => negation.Operand.Contains(condition),
        FunctionExpression function => function.Arguments.Any(argument => argument.Contains(condition)),
        InExpression list => list.Operand.Contains(condition),
        QuantifierExpression quantifier => quantifier.Condition?.Contains(condition) == true,
        _ => false,
    };
}
