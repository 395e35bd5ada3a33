using MediatR;
using WorkOrders.Application.References;

namespace WorkOrders.Application.WorkOrders.AllowedStatuses;

/// <summary>
/// Returns every status that the table of transitions leads to from the status of an order: the system statuses, and the tenant's own that
/// are based on them. Returns null if the order does not exist.
/// </summary>
/// <param name="Address">How the request addresses the order.</param>
public sealed record GetAllowedStatusesQuery(RowAddress Address) : IRequest<IReadOnlyList<AllowedStatus>?>;
