using WorkOrders.Application.Requests;
using WorkOrders.Domain;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Application.Planning.Change;

/// <summary>
/// Checks entries against the agendas of their technicians. Rules that the request overrides become warnings and are recorded on the entry.
/// </summary>
public sealed class PlanningCheck(RequestContext context, GreatCircleTravel travel)
{
    /// <summary>Checks entries that are planned together.</summary>
    /// <param name="entries">The entries of the request, including those that it deletes.</param>
    /// <param name="command">The request.</param>
    public void Check(IReadOnlyList<PlannedEntry> entries, ChangePlanningCommand command)
    {
        var agendas = command.Agendas;
        agendas.Replace(
            entries.Select(planned => planned.Entry.Id).ToHashSet(),
            entries.Where(planned => !planned.Change.IsDelete).ToLookup(planned => planned.Entry.TechnicianId, BookingOf));
        // A change that plans a team has an entry for each member.
        foreach (var team in entries.GroupBy(planned => planned.Change, ReferenceEqualityComparer.Instance))
        {
            foreach (var planned in team.Where(planned => planned.IsScheduled))
            {
                if (agendas.Find(planned.Technician.Id) is { } agenda)
                {
                    var others = team.Where(other => other.Entry.Id != planned.Entry.Id).Select(AgendaOf).OfType<TechnicianAgenda>();
                    Check(planned, agenda, others, command);
                }
            }
        }

        TechnicianAgenda? AgendaOf(PlannedEntry member) => agendas.Find(member.Technician.Id)?.Without(member.Entry.Id);
    }

    private static Booking BookingOf(PlannedEntry planned) => new(
        planned.Entry.Id, planned.Entry.WorkOrderId, planned.Work.Name, planned.Entry.Period, planned.Entry.IsFirm, planned.Work.Place);

    private void Check(
        PlannedEntry planned, TechnicianAgenda agenda, IEnumerable<TechnicianAgenda> others, ChangePlanningCommand command)
    {
        var (work, period, overridden) = (planned.Work, planned.Entry.Period, new List<string>());
        foreach (var broken in PlanningRules.Check(work, agenda, period).Select(broken => Locate(broken, planned)))
        {
            if (command.Force && broken.IsOverridable == true)
            {
                overridden.Add(broken.Code);
                context.Problems.Warn(broken);
            }
            else
            {
                context.Problems.Add(broken);
            }
        }
        planned.Entry.Override(overridden);
        if (PlanningRules.Clash(work, agenda, period, command.Now, planned.Entry.Id, others) is { } clash)
        {
            context.Problems.Add(Locate(clash, planned));
        }
        WarnOfTravel(planned, agenda);
    }

    private void WarnOfTravel(PlannedEntry planned, TechnicianAgenda agenda)
    {
        var (period, place) = (planned.Entry.Period, planned.Work.Place);
        var others = agenda.Bookings.Where(other => other.IsFirm && other.EntryId != planned.Entry.Id).ToList();
        if (others.LastOrDefault(other => other.Period.To <= period.From) is { } previous)
        {
            WarnOfTravel(planned, agenda, "from", previous, period.From - previous.Period.To, travel.Between(previous.Place, place));
        }
        if (others.FirstOrDefault(other => other.Period.From >= period.To) is { } next)
        {
            WarnOfTravel(planned, agenda, "to", next, next.Period.From - period.To, travel.Between(place, next.Place));
        }
    }

    private void WarnOfTravel(
        PlannedEntry planned, TechnicianAgenda agenda, string direction, Booking other, TimeSpan pause, Leg leg)
    {
        if (pause < leg.Duration && pause < Booking.MaxPause)
        {
            context.Problems.Warn(Locate(new("date_from", "travel",
                $"{agenda.Name} needs about {leg.Duration.TotalMinutes:0} minutes to travel {direction} order {other.WorkOrderName}, but "
                    + $"has {pause.TotalMinutes:0} minutes.",
                other.WorkOrderId)
            {
                Details = new Dictionary<string, object> { ["travel_minutes"] = (int)leg.Duration.TotalMinutes },
            }, planned));
        }
    }

    private static Problem Locate(Problem problem, PlannedEntry planned) =>
        problem with { Pointer = planned.Change.PointerTo(problem.Pointer!) };
}
