using MediatR;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.Planning;

/// <summary>Removes the planning entries of work that is no longer suggested or planned. Entries that have ended stay.</summary>
public sealed class RemovePlanning(IPlanningRepository planning) : INotificationHandler<JobUnplannedEvent>
{
    /// <inheritdoc/>
    public Task Handle(JobUnplannedEvent unplanned, CancellationToken cancellationToken)
    {
        foreach (var entry in planning.Of(unplanned.WorkOrderId).Where(entry => !entry.IsFirm || entry.To > unplanned.From))
        {
            planning.Remove(entry);
        }
        return Task.CompletedTask;
    }
}
