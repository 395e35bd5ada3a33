using WorkOrders.Application.MasterData;
using WorkOrders.Application.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>What became of a command to create a work order; complete once the unit of work is.</summary>
/// <param name="command">The command, its references resolved.</param>
/// <param name="order">The order; null when a dry run found problems.</param>
/// <param name="planning">Who was planned on it.</param>
public sealed class CreatedWorkOrder(CreateWorkOrderCommand command, WorkOrder? order, IPlanningRepository planning)
{
    /// <summary>The command, its references resolved.</summary>
    public CreateWorkOrderCommand Command { get; } = command;

    /// <summary>Who was planned on the orders of the message.</summary>
    public IEnumerable<JobPlanning> Planned => planning.Added.Select(JobPlanning.Of);

    /// <summary>The order as a reader would see it, the keys of what it refers to included; null when a dry run found problems.</summary>
    public Job? Job => order?.ToJob(
        new()
        {
            Project = Command.Order.Project.Row?.Key,
            Company = Command.ResolvedRows.ById<Company>(order.CompanyId)?.Code,
            JobType = Command.Order.JobType.Row?.Key,
            JobPriority = Command.Order.JobPriority.Row?.Key,
            JobStatus = Command.Order.JobStatus.Row?.Key,
            SuggestedUser = Command.Order.SuggestedUser.Row?.Key,
            Skill = Command.Order.Skill.Row?.Key,
            Parent = Command.Order.Parent.Row?.Key,
            Country = order.Address.DbCountryId is null ? null : Command.Order.Country.Row?.Key,
        },
        [.. planning.Added.Where(entry => entry.WorkOrderId == order.Id).Select(JobPlanning.Of)]);
}
