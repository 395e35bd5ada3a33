namespace WorkOrders.Application.Expressions;

/// <summary>Calls a function. The result is null if an argument is null.</summary>
/// <param name="Result">The kind of the result.</param>
/// <param name="Function">The function.</param>
/// <param name="Arguments">The arguments.</param>
public sealed record FunctionExpression(ValueKind Result, RowFunction Function, IReadOnlyList<RowExpression> Arguments)
    : RowExpression(Result)
{
    /// <summary>Compares functions by their arguments.</summary>
    public bool Equals(FunctionExpression? other) =>
        other is not null && (Kind, Function) == (other.Kind, other.Function) && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Function, Arguments.Count);
}
