using MediatR;
using WorkOrders.Application.References;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Fits;

/// <summary>
/// Returns, for each active technician, where in a period an order could be planned. Returns null if the order does not exist.
/// </summary>
/// <param name="Order">The order.</param>
/// <param name="Within">The period.</param>
/// <param name="EntryId">
/// The id of an entry of the order that is to be moved alone: it keeps its length, and its own time counts as free. Null to plan the order.
/// </param>
public sealed record GetFitQuery(RowAddress Order, Period Within, Guid? EntryId = null) : IRequest<OrderFit?>
{
    /// <summary>The largest number of days of the period.</summary>
    public const int MaxDays = 62;

    /// <summary>The name of the query parameter with <see cref="EntryId"/>.</summary>
    public const string Entry = "entry";
}
