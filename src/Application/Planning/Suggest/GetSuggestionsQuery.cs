using MediatR;
using WorkOrders.Application.References;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Suggest;

/// <summary>
/// Suggests technicians and times for an order, among the active users. Returns null if the order does not exist.
/// </summary>
/// <param name="Order">The order.</param>
/// <param name="Within">The period. Times that have passed are not suggested.</param>
/// <param name="Top">The maximum number of suggestions.</param>
public sealed record GetSuggestionsQuery(RowAddress Order, Period Within, int Top) : IRequest<OrderSuggestions?>
{
    /// <summary>The largest number of days of the period.</summary>
    public const int MaxDays = 62;

    /// <summary>The number of suggestions if the request does not state it.</summary>
    public const int DefaultTop = 10;

    /// <summary>The largest number of suggestions.</summary>
    public const int MaxTop = 100;
}
