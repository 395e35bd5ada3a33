using MediatR;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.Planning;

/// <summary>
/// Plans a suggested work order on its technician and on those the technician leads.
/// A suggestion is tentative: what it overlaps is told in a warning, not refused.
/// </summary>
public sealed class PlanSuggestedJob(IPlanningRepository planning, TechnicianSchedule commitments, RequestContext context) : INotificationHandler<JobSuggestedEvent>
{
    /// <inheritdoc/>
    public Task Handle(JobSuggestedEvent suggested, CancellationToken cancellationToken)
    {
        foreach (var userId in suggested.Team.Prepend(suggested.TechnicianId))
        {
            var entry = PlanningEntry.Tentative(suggested.WorkOrderId, userId, suggested.Start, suggested.Minutes);
            var others = commitments.Overlapping(userId, entry.From, entry.To).ToList();
            foreach (var other in others.Take(TechnicianSchedule.MostTold))
            {
                Warn($"{commitments.NameOf(userId)} already has {(other.IsFirm ? "planned" : "suggested")} work then: order {other.Reference ?? other.WorkOrderId.ToString()}, {other.From.ToWire()} to {other.To.ToWire()}.", other.WorkOrderId);
            }
            if (others.Count > TechnicianSchedule.MostTold)
            {
                Warn($"{commitments.NameOf(userId)} has more work then that is not told: these {TechnicianSchedule.MostTold} orders end first.", null);
            }
            planning.Add(entry);
            commitments.Add(new(entry.WorkOrderId, null, userId, entry.From, entry.To, entry.IsFirm));
        }
        return Task.CompletedTask;

        void Warn(string message, Guid? order) =>
            context.Problems.Warn(new($"{context.Problems.PlaceOf(suggested.WorkOrderId)}/suggested_date_start", "overlaps", message, order));
    }
}
