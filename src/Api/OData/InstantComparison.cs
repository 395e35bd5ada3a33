using WorkOrders.Application.Expressions;

namespace WorkOrders.Api.OData;

/// <summary>
/// Comparisons with a time that is more exact than the stored times, which have microseconds: many clients write seven decimals of a
/// second.
/// </summary>
internal static class InstantComparison
{
    /// <summary>Returns whether a time is not a whole microsecond.</summary>
    public static bool IsInexact(DateTimeOffset moment) => moment.Ticks % TimeSpan.TicksPerMicrosecond != 0;

    /// <summary>Returns a comparison with a whole microsecond that has the same result for all stored times.</summary>
    /// <param name="comparison">The operator.</param>
    /// <param name="value">The value on its left.</param>
    /// <param name="moment">The time on its right, between two microseconds.</param>
    public static ComparisonExpression Exact(ComparisonOperator comparison, RowExpression value, DateTimeOffset moment)
    {
        var before = new ConstantExpression(moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond)), ValueKind.Instant);
        return comparison switch
        {
            ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => new(ComparisonOperator.Greater, value, before),
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual => new(ComparisonOperator.LessOrEqual, value, before),
            // No stored time equals it, as no time equals null.
            _ => new(comparison, ConstantExpression.Null, before),
        };
    }

    /// <summary>Returns the operator for exchanged operands.</summary>
    public static ComparisonOperator Reverse(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        _ => comparison,
    };
}
