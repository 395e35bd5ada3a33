using MediatR;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>The suggested work of an order is now planned.</summary>
/// <param name="WorkOrderId">The id of the order.</param>
public sealed record JobPlannedEvent(Guid WorkOrderId) : INotification;
