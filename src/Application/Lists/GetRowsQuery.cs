using MediatR;

namespace WorkOrders.Application.Lists;

/// <summary>Reads rows of an entity in an order, or a page of them.</summary>
/// <param name="Rows">The rows to read.</param>
/// <param name="Order">The order; its last term is the id.</param>
/// <param name="Selection">What the response contains of each row.</param>
public sealed record GetRowsQuery(RowQuery Rows, IReadOnlyList<OrderTerm> Order, Selection Selection) : IRequest<IRowReader>
{
    /// <summary>The maximum number of rows; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>The number of rows that are skipped.</summary>
    public long Skip { get; init; }

    /// <summary>The values of the order's terms in the row after which the page begins; null for the first page.</summary>
    public IReadOnlyList<object?>? After { get; init; }

    /// <summary>
    /// The time before which the rows must have been written. If it is null, the database sets it for a list that is filtered or ordered by
    /// modification time. All pages of a list use the same time: otherwise, a later page could contain rows that are newer than rows that
    /// were meanwhile added to an earlier page, and the client would never read the latter.
    /// </summary>
    public DateTimeOffset? ModifiedBefore { get; init; }

    /// <summary>Whether the number of rows is counted, regardless of the page.</summary>
    public bool HasCount { get; init; }
}
