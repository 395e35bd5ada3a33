using MediatR;
using WorkOrders.Application.Availability;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.Planning;

/// <summary>
/// Makes the tentative entries of planned work firm. A technician who is already planned for other work at that time is a problem with the
/// next free slots. For them, the agenda of the technician is read, which is only necessary if the request is refused.
/// </summary>
public sealed class ConfirmPlanning(
    IPlanningRepository planning, TechnicianSchedule schedule, IReferenceReader reader, RequestContext context, TimeProvider clock)
    : INotificationHandler<JobPlannedEvent>
{
    /// <inheritdoc/>
    public async Task Handle(JobPlannedEvent planned, CancellationToken cancellationToken)
    {
        foreach (var entry in planning.Of(planned.WorkOrderId).Where(entry => !entry.IsFirm))
        {
            var allowsOverlap = schedule.AllowsOverlap(entry.TechnicianId);
            if (!allowsOverlap && schedule.IsBooked(entry) && await FindClash(entry, planned.Window, cancellationToken) is { } clash)
            {
                context.Problems.Add(clash with { Pointer = context.Problems.PointerTo(entry.WorkOrderId) });
            }
            entry.Confirm(allowsOverlap);
        }
    }

    /// <summary>Returns the problem that the technician has other work; null if the other work has been moved meanwhile.</summary>
    private async Task<Problem?> FindClash(PlanningEntry entry, ServiceWindow window, CancellationToken cancellationToken)
    {
        var (id, now) = (entry.TechnicianId, clock.Now());
        var work = new PlannableWork(entry.WorkOrderId, entry.WorkOrderId.ToString(), entry.Period.Duration)
        {
            Earliest = window.EarliestDatePlannable,
            Due = window.DueDate,
        };
        var range = PlanningRules.ReadByClash(work, entry.Period, now);
        var found = await reader.FindMore(
            lookup => lookup.Ask(new AvailabilityQuestion(id, null, range.From, range.To)), cancellationToken);
        var agenda = new Agendas(new(found), context.Caller.Settings.TimeZone).Find(id)!;
        return PlanningRules.Clash(work, agenda with { AllowsOverlap = false }, entry.Period, now, entry.Id);
    }
}
