using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders;

/// <summary>
/// Stores work orders. They are written with everything else at the end of the unit of work; the events they raised are published before.
/// </summary>
public interface IWorkOrderRepository
{
    /// <summary>Adds a new order; its number is drawn when it is written.</summary>
    void Add(WorkOrder order);

    /// <summary>
    /// Tracks a loaded order: the fields that differ from its row at the end of the unit of work are updated, if the row still has the
    /// version it was loaded with. Otherwise the unit of work starts again.
    /// </summary>
    /// <param name="order">The order, loaded with <see cref="WorkOrder.Load"/>.</param>
    /// <param name="stored">The whole row it was loaded from.</param>
    void Track(WorkOrder order, Job stored);
}
