using MediatR;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.Planning;

/// <summary>
/// Makes the tentative entries of planned work firm. A technician who is already planned for other work at that time is a problem.
/// </summary>
public sealed class ConfirmPlanning(IPlanningRepository planning, TechnicianSchedule schedule, RequestContext context)
    : INotificationHandler<JobPlannedEvent>
{
    /// <inheritdoc/>
    public Task Handle(JobPlannedEvent planned, CancellationToken cancellationToken)
    {
        foreach (var entry in planning.Of(planned.WorkOrderId).Where(entry => !entry.IsFirm))
        {
            var allowsOverlap = schedule.AllowsOverlap(entry.TechnicianId);
            foreach (var other in schedule.Overlapping(entry.TechnicianId, entry.From, entry.To)
                .Where(other => !allowsOverlap && other.IsFirm && other.WorkOrderId != entry.WorkOrderId))
            {
                context.Problems.Add(Booked(entry, other));
            }
            entry.Confirm(allowsOverlap);
        }
        return Task.CompletedTask;
    }

    private Problem Booked(PlanningEntry entry, BookedTime other) =>
        new(context.Problems.PointerTo(entry.WorkOrderId), "booked",
            $"{schedule.NameOf(entry.TechnicianId)} cannot be planned from {entry.From.ToWire()} to {entry.To.ToWire()}, because order "
                + $"{other.Reference ?? other.WorkOrderId.ToString()} is planned from {other.From.ToWire()} to {other.To.ToWire()}. "
                + "Suggest another technician or another time.",
            other.WorkOrderId)
        {
            Kind = ProblemKind.Conflict,
        };
}
