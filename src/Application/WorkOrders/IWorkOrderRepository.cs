using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders;

/// <summary>Where new work orders go. They are written, with all else, at the end of the unit of work; what they raised is published before.</summary>
public interface IWorkOrderRepository
{
    /// <summary>Adds a new order; its number is drawn when it is written.</summary>
    void Add(WorkOrder order);
}
