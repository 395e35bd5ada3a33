using MediatR;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// The work of an order is no longer suggested and, if the order was reopened or canceled, no longer planned. Work that has ended stays
/// recorded.
/// </summary>
/// <param name="WorkOrderId">The id of the order.</param>
/// <param name="From">
/// The time from which no work is planned any more (UTC); null if only a suggestion was withdrawn, so that firm entries stay.
/// </param>
public sealed record JobUnplannedEvent(Guid WorkOrderId, DateTimeOffset? From) : INotification;
