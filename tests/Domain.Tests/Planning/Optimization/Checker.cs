using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Tests.Planning.Optimization;

/// <summary>Checks a proposal against its input from the definitions alone, with nothing of the optimizer.</summary>
internal static class Checker
{
    /// <summary>Returns what is wrong with a proposal.</summary>
    public static IReadOnlyList<string> Violations(
        IReadOnlyList<Visit> visits, IReadOnlyList<Route> routes, OptimizerOptions options, Proposal proposal)
    {
        var violations = new List<string>();
        var byId = visits.ToDictionary(visit => visit.Id);
        Guid[] mentioned = [.. proposal.Assignments.Select(item => item.VisitId), .. proposal.Unassigned.Select(item => item.VisitId)];
        Check(mentioned.Order().SequenceEqual(byId.Keys.Order()), "each visit is assigned or unassigned, once");
        var cost = new Dictionary<string, double>();
        var placed = proposal.Assignments.ToLookup(item => routes.SingleOrDefault(route =>
            route.TechnicianId == item.TechnicianId && route.Periods.Any(period => period.Contains(item.Period))));
        Check(!placed.Contains(null), "each visit lies within a period of its route");
        foreach (var assignment in proposal.Assignments)
        {
            var visit = byId[assignment.VisitId];
            Check(assignment.Period.Duration == visit.Duration, "the duration is that of the visit");
            Check(visit.Window.Contains(assignment.Period), "the visit lies in its window");
            Check(visit.Candidates.Any(candidate => candidate.TechnicianId == assignment.TechnicianId), "the technician is a candidate");
        }
        foreach (var route in routes)
        {
            Simulate(route, [.. placed[route]]);
        }
        Check(Math.Abs(cost.Values.Sum() - proposal.Cost.Total) < 1e-6, "the total cost is the sum of all terms");
        foreach (var (term, value) in Terms(proposal.Cost))
        {
            Check(Math.Abs(cost.GetValueOrDefault(term) - value) < 1e-6, $"{term} costs {cost.GetValueOrDefault(term)}, not {value}");
        }
        return violations;

        void Simulate(Route route, Assignment[] assignments)
        {
            (Period Period, Place? Place, Assignment? Assignment)[] stops = [
                .. assignments.Select(item => (item.Period, byId[item.VisitId].Place, (Assignment?)item)),
                .. route.FixedVisits.Select(item => (item.Period, item.Place, (Assignment?)null))];
            Array.Sort(stops, (one, other) => one.Period.From.CompareTo(other.Period.From));
            Check(assignments.Sum(item => byId[item.VisitId].Load) <= route.Capacity, "the load fits");
            var (place, isCounted, isFixed) = (route.Start, route.Start is not null, true);
            var free = route.Periods.Count > 0 ? route.Periods[0].From : DateTimeOffset.MinValue;
            foreach (var stop in stops)
            {
                var leg = isCounted ? options.Travel(place, stop.Place) : default;
                Check((isFixed && stop.Assignment is null) || free + leg.Duration <= stop.Period.From, "the technician arrives in time");
                Check(stop.Assignment is null || stop.Assignment.Travel == leg, "the travel is from the previous place");
                Add("Distance", options.Weights.Distance * leg.Kilometers);
                free = stop.Period.To > free ? stop.Period.To : free;
                (place, isCounted, isFixed) = (stop.Place, true, stop.Assignment is null);
            }
            var back = isCounted && route.End is not null ? options.Travel(place, route.End) : default;
            Check(isFixed || free + back.Duration <= route.Periods[^1].To, "the technician is back in time");
            Add("Distance", options.Weights.Distance * back.Kilometers);
            Add("Route", stops.Length > 0 ? options.Weights.Route : 0);
            var work = stops.Sum(stop => stop.Period.Duration.TotalHours);
            var available = Period.Join([.. route.Periods, .. route.FixedVisits.Select(item => item.Period)])
                .Sum(period => period.Duration.TotalHours);
            Add("LoadBalance", work > 0 ? options.Weights.LoadBalance * work * work / available : 0);
            foreach (var assignment in assignments)
            {
                AddTerms(byId[assignment.VisitId], assignment);
            }
        }

        void AddTerms(Visit visit, Assignment assignment)
        {
            var candidate = visit.Candidates.Single(item => item.TechnicianId == assignment.TechnicianId);
            var begin = routes.SelectMany(route => route.Periods).Min(period => period.From);
            var earliest = begin > visit.Window.From ? begin : visit.Window.From;
            var late = visit.Due is { } due ? Math.Max(0, (assignment.Period.To - due).TotalHours) : 0;
            Add("Lateness", options.Weights.Lateness * visit.Weight * late);
            Add("Priority", options.Weights.Priority * visit.Weight * (assignment.Period.From - earliest).TotalHours);
            Add("SkillSurplus", options.Weights.SkillSurplus * candidate.SkillSurplus);
            Add("Continuity", candidate.BreaksContinuity ? options.Weights.Continuity : 0);
        }

        void Add(string term, double value) => cost[term] = cost.GetValueOrDefault(term) + value;

        void Check(bool isRight, string rule)
        {
            if (!isRight)
            {
                violations.Add(rule);
            }
        }
    }

    private static IEnumerable<(string Name, double Value)> Terms(CostTerms terms) =>
        from property in typeof(CostTerms).GetProperties()
        where property.Name != nameof(CostTerms.Total)
        select (property.Name, (double)property.GetValue(terms)!);
}
