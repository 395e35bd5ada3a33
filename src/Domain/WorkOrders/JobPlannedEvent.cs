using MediatR;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>The suggested work of an order is now planned.</summary>
/// <param name="WorkOrderId">The id of the order.</param>
/// <param name="Window">The period in which the work can be done.</param>
public sealed record JobPlannedEvent(Guid WorkOrderId, ServiceWindow Window) : INotification;
