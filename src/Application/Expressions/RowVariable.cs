using WorkOrders.Application.Contract;

namespace WorkOrders.Application.Expressions;

/// <summary>The row that an expression is evaluated for: a row of the list, or a row of a collection in <c>any</c> or <c>all</c>.</summary>
/// <param name="entity">The entity of the row.</param>
public sealed class RowVariable(Entity entity)
{
    /// <summary>The entity of the row.</summary>
    public Entity Entity { get; } = entity;
}
