using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.WorkOrders.Delete;

/// <summary>Deletes the order with its tentative planning entries, or adds the reason why it can only be canceled.</summary>
public sealed class DeleteWorkOrderHandler(IWorkOrderRepository orders, IPlanningRepository planning, RequestContext context)
    : IRequestHandler<DeleteWorkOrderCommand, Row?>
{
    /// <inheritdoc/>
    public Task<Row?> Handle(DeleteWorkOrderCommand command, CancellationToken cancellationToken)
    {
        var (row, rows, problems) = (command.Order, command.Resolved, context.Problems);
        if (command.Address.Check(Entity.Of<Job>(), row, command.Precondition) is { } problem)
        {
            problems.Add(problem);
        }
        else
        {
            var order = orders.Load(row!, rows);
            var entries = planning.Load(order.Id, rows);
            var children = WorkOrderLoader.ChildrenOf(order.Id, rows).Select(WorkOrderLoader.NameOf).ToList();
            foreach (var reason in order.DeletionProblems(entries, children))
            {
                problems.Add(reason);
            }
            foreach (var entry in entries)
            {
                planning.Remove(entry);
            }
            orders.Remove(order);
        }
        return Task.FromResult(row);
    }
}
