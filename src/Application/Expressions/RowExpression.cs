namespace WorkOrders.Application.Expressions;

/// <summary>
/// An expression over the values of a row, for filters and orders. It has the semantics of OData 4.01 (part 2, section 5.1.1): a comparison
/// is true or false even if a value is null; arithmetic and functions return null if an operand is null.
/// </summary>
/// <param name="Kind">The kind of the value; null for the literal <c>null</c>, which has every kind.</param>
public abstract record RowExpression(ValueKind? Kind);
