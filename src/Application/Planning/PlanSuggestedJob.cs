using MediatR;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.Planning;

/// <summary>
/// Plans a suggested work order for its technician and for the team that the technician leads. The planning is tentative: overlaps are
/// reported as warnings and do not refuse the order. Tentative entries of an earlier suggestion follow the new one.
/// </summary>
public sealed class PlanSuggestedJob(IPlanningRepository planning, TechnicianSchedule schedule, RequestContext context)
    : INotificationHandler<JobSuggestedEvent>
{
    /// <inheritdoc/>
    public Task Handle(JobSuggestedEvent suggested, CancellationToken cancellationToken)
    {
        var earlier = planning.Of(suggested.WorkOrderId).Where(entry => !entry.IsFirm).ToList();
        foreach (var userId in suggested.Team.Prepend(suggested.TechnicianId))
        {
            var entry = earlier.Find(entry => entry.TechnicianId == userId);
            if (entry is null)
            {
                entry = PlanningEntry.Tentative(suggested.WorkOrderId, userId, suggested.Start, suggested.Minutes);
                planning.Add(entry);
            }
            else
            {
                entry.MoveTo(suggested.Start, suggested.Minutes);
                earlier.Remove(entry);
            }
            WarnOfOverlaps(entry);
            schedule.Add(new(entry.WorkOrderId, null, userId, entry.From, entry.To, entry.IsFirm));
        }
        earlier.ForEach(planning.Remove);
        return Task.CompletedTask;
    }

    private void WarnOfOverlaps(PlanningEntry entry)
    {
        var name = schedule.NameOf(entry.TechnicianId);
        var overlapping = schedule.Overlapping(entry.TechnicianId, entry.From, entry.To)
            .Where(other => other.WorkOrderId != entry.WorkOrderId).ToList();
        foreach (var other in overlapping.Take(TechnicianSchedule.MaxReported))
        {
            var message = $"{name} already has {(other.IsFirm ? "planned" : "suggested")} work at that time: "
                + $"order {other.Reference ?? other.WorkOrderId.ToString()}, {other.From.ToWire()} to {other.To.ToWire()}.";
            Warn(entry, message, other.WorkOrderId);
        }
        if (overlapping.Count > TechnicianSchedule.MaxReported)
        {
            Warn(entry, $"{name} has further overlapping work that is not listed here.", null);
        }
    }

    private void Warn(PlanningEntry entry, string message, Guid? order) =>
        context.Problems.Warn(new($"{context.Problems.PointerTo(entry.WorkOrderId)}/suggested_date_start", "overlaps", message, order));
}
