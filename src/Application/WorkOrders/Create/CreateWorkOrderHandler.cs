using MediatR;
using WorkOrders.Application.Availability;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Creates the requested order, after creating the embedded parents that do not exist yet.</summary>
public sealed class CreateWorkOrderHandler(WorkOrderCreator creator, IPlanningRepository planning, TechnicianSchedule schedule)
    : IRequestHandler<CreateWorkOrderCommand, SavedWorkOrder>
{
    /// <inheritdoc/>
    public Task<SavedWorkOrder> Handle(CreateWorkOrderCommand command, CancellationToken cancellationToken)
    {
        schedule.Reset(command.Resolved);
        var order = creator.Create(command.ToCreate, command.Resolved);
        var requested = command.ToCreate.Select(each => each.Requested).ToList();
        return Task.FromResult(new SavedWorkOrder(requested, command.Resolved, order, planning));
    }
}
