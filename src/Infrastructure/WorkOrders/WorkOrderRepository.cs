using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.WorkOrders;

/// <summary>Stores work orders in <c>jobs</c>.</summary>
internal sealed class WorkOrderRepository(UnitOfWork unitOfWork) : IWorkOrderRepository
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    public void Add(WorkOrder order) => unitOfWork.Insert(new(Jobs, order.Id, order.ReferenceBackOffice, order, () => order.ToJob())
    {
        Number = order.AssignNumber,
        Stored = order.MarkStored,
    });

    public void Track(WorkOrder order, Job stored, string? reason = null) =>
        unitOfWork.Update(RowUpdate.Of(Jobs, order, stored, () => order.ToJob(), order.MarkStored, reason));

    public void Remove(WorkOrder order) => unitOfWork.Delete(new(Jobs, order.Id, null, order));
}
