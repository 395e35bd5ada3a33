using WorkOrders.Application.Contract;
using WorkOrders.Application.Expressions;

namespace WorkOrders.Application.Lists;

/// <summary>The rows of an entity to read or count, independent of what the response contains of them.</summary>
/// <param name="Row">The variable for the rows in the filter.</param>
public sealed record RowQuery(RowVariable Row)
{
    /// <summary>The entity.</summary>
    public Entity Entity => Row.Entity;

    /// <summary>The condition; null if all rows satisfy it.</summary>
    public RowExpression? Filter { get; init; }

    /// <summary>The words that the rows must contain; null if none are required.</summary>
    public string? Search { get; init; }
}
