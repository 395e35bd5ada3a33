namespace WorkOrders.Application.Expressions;

/// <summary>How well a row matches the search of its query; greater is better.</summary>
public sealed record SearchRankExpression() : RowExpression(ValueKind.Decimal);
