using WorkOrders.Application.Contract;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>The result of a create; complete once the unit of work is.</summary>
/// <param name="command">The command, its references resolved.</param>
/// <param name="order">The order; null when a dry run found problems.</param>
/// <param name="planning">The planning entries of the unit of work.</param>
public sealed class CreatedWorkOrder(CreateWorkOrderCommand command, WorkOrder? order, IPlanningRepository planning)
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>The command, its references resolved.</summary>
    public CreateWorkOrderCommand Command { get; } = command;

    /// <summary>The planning entries of the orders in the message.</summary>
    public IEnumerable<JobPlanning> PlanningEntries => planning.Added.Select(JobPlanning.Of);

    /// <summary>The order as a reader sees it, with the keys of the rows it refers to; null when a dry run found problems.</summary>
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
