using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
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

    public void Track(WorkOrder order, Job stored, string? reason = null)
    {
        unitOfWork.Update(new(Jobs, order.Id, order, () => InterimOf(order) ?? stored, () => InterimOf(order) is { } interim
            ? [.. FieldChange.Between(Jobs, stored, interim)]
            : [])
        {
            ExpectedVersion = stored.RowVersion,
            IsInterim = true,
        });
        unitOfWork.Update(RowUpdate.Of(Jobs, order, stored, () => order.ToJob(), order.MarkStored, reason));
    }

    public void Remove(WorkOrder order) => unitOfWork.Delete(new(Jobs, order.Id, null, order));

    private static Job? InterimOf(WorkOrder order) => order.Interim is { } interim ? WorkOrder.Load(interim).ToJob() : null;
}
