using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.WorkOrders;

/// <summary>Stores work orders in <c>jobs</c>.</summary>
internal sealed class WorkOrderRepository(UnitOfWork session) : IWorkOrderRepository
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    public void Add(WorkOrder order) =>
        session.Insert(new(Jobs, order.Id, order.ReferenceBackOffice, order, order.ToJob) { Number = order.Numbered, Stored = order.Stored });
}
