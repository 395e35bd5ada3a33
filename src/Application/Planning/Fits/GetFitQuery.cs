using MediatR;
using WorkOrders.Application.References;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Fits;

/// <summary>
/// Returns, for each active technician, where in a period an order could be planned. Returns null if the order does not exist.
/// </summary>
/// <param name="Order">The order.</param>
/// <param name="Within">The period.</param>
public sealed record GetFitQuery(RowAddress Order, Period Within) : IRequest<OrderFit?>
{
    /// <summary>The largest number of days of the period.</summary>
    public const int MaxDays = 62;
}
