using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders;

/// <summary>
/// Stores work orders. They are written together with all other changes at the end of the unit of work, after the events that they
/// raised are published.
/// </summary>
public interface IWorkOrderRepository
{
    /// <summary>Adds a new order. Its order number is assigned when the order is written.</summary>
    void Add(WorkOrder order);

    /// <summary>
    /// Tracks a loaded order. At the end of the unit of work, the fields that differ from the loaded row are updated, provided that the row
    /// still has the loaded version. Otherwise the unit of work is retried.
    /// </summary>
    /// <param name="order">The order, loaded with <see cref="WorkOrder.Load"/>.</param>
    /// <param name="stored">The complete row from which the order was loaded.</param>
    /// <param name="reason">The reason for the change, which is recorded with it; null if none was given.</param>
    void Track(WorkOrder order, Job stored, string? reason = null);

    /// <summary>
    /// Deletes an order. If the order is tracked, it must still have the loaded version; otherwise the unit of work is retried.
    /// </summary>
    void Remove(WorkOrder order);
}
