using WorkOrders.Application.Contract;
using WorkOrders.Application.Expressions;

namespace WorkOrders.Application.Lists;

/// <summary>The rows that refer to another row, as part of the response.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Selection">What the response contains of each row.</param>
public sealed record ExpandedCollection(CollectionFields Collection, Selection Selection)
{
    /// <summary>The variable for the rows in the filter and the order.</summary>
    public required RowVariable Row { get; init; }

    /// <summary>The condition; null if all rows are part of the response.</summary>
    public RowExpression? Filter { get; init; }

    /// <summary>The order, which ends with the id.</summary>
    public required IReadOnlyList<OrderTerm> Order { get; init; }

    /// <summary>The number of rows that are skipped.</summary>
    public long Skip { get; init; }

    /// <summary>The maximum number of rows; null for all.</summary>
    public long? Top { get; init; }
}
