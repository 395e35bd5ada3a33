using WorkOrders.Application.Contract;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>The result of creating a work order. It is complete when the unit of work is complete.</summary>
/// <param name="command">The command, with its references resolved.</param>
/// <param name="order">The created order; null if a dry run found problems.</param>
/// <param name="planning">The planning entries of the unit of work.</param>
public sealed class CreatedWorkOrder(CreateWorkOrderCommand command, WorkOrder? order, IPlanningRepository planning)
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>The command, with its references resolved.</summary>
    public CreateWorkOrderCommand Command { get; } = command;

    /// <summary>The planning entries of all orders that the command creates.</summary>
    public IEnumerable<JobPlanning> PlanningEntries => planning.Added.Select(JobPlanning.Of);

    /// <summary>The order as returned to clients, with the keys of the rows that it refers to; null if a dry run found problems.</summary>
    public Job? Job => order is null ? null : WithKeys(order.ToJob(PlanningOf(order)));

    private IReadOnlyList<JobPlanning> PlanningOf(WorkOrder order) =>
        [.. planning.Added.Where(entry => entry.WorkOrderId == order.Id).Select(JobPlanning.Of)];

    private Job WithKeys(Job job)
    {
        foreach (var reference in Jobs.References)
        {
            if (reference.Key is { } key && reference.Id.Get(job) is Guid id)
            {
                key.Set(job, Command.Resolved.ById(reference.Target, id)?.Key);
            }
        }
        return job;
    }
}
