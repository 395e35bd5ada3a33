namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>Plans many visits at once.</summary>
public static class Optimizer
{
    /// <summary>
    /// Returns the best plan found in the time: with as many visits as possible, by weight, and of these plans one of low cost. Visits
    /// take place in their window and within a period of a route, and the technician can travel to each of them in time.
    /// </summary>
    /// <param name="visits">The visits to plan.</param>
    /// <param name="routes">The routes of the technicians. Those of one technician must not overlap.</param>
    /// <param name="options">How to search.</param>
    /// <param name="cancellation">Ends the search early; the best plan so far is returned.</param>
    /// <exception cref="ArgumentException">A duration, weight or travel is out of range, or a visit names a technician twice.</exception>
    public static Proposal Propose(
        IReadOnlyList<Visit> visits, IReadOnlyList<Route> routes, OptimizerOptions options, CancellationToken cancellation = default)
    {
        if (visits.FirstOrDefault(visit => visit.Duration <= TimeSpan.Zero || visit.Weight <= 0 || !(visit.Load >= 0)) is { } invalid)
        {
            throw new ArgumentException($"A visit must have a positive duration and weight; received {invalid}.", nameof(visits));
        }
        var budget = new SearchBudget(options, cancellation);
        var problem = new RoutingProblem(visits, routes, options);
        var search = new Search(problem, options, budget);
        search.Run();
        return Read(problem, search.Best, budget.Iterations);
    }

    private static Proposal Read(RoutingProblem problem, Plan plan, long iterations)
    {
        var assignments = new List<Assignment>();
        var total = default(CostTerms);
        foreach (var tour in plan.Tours)
        {
            total += tour.Terms;
            for (var position = 1; position < tour.Count; position++)
            {
                var (node, terms) = (tour[position], tour.TermsAt(position));
                total += terms;
                if (problem.IsVisit(node))
                {
                    var visit = problem.Visits[node];
                    var start = new DateTimeOffset(tour.Start(position), TimeSpan.Zero);
                    assignments.Add(new(
                        visit.Id, problem.Routes[tour.Route].TechnicianId, new(start, start + visit.Duration),
                        problem.LegBetween(tour[position - 1], node), terms));
                }
            }
        }
        return new(assignments, [.. Unassigned(problem, plan)], total, iterations);
    }

    private static IEnumerable<UnassignedVisit> Unassigned(RoutingProblem problem, Plan plan)
    {
        var technicians = problem.Routes.Select(route => route.TechnicianId).ToHashSet();
        var timeless = plan.Unassigned.ToHashSet();
        return
            from index in Enumerable.Range(0, problem.Visits.Count)
            where plan.RouteOf[index] < 0
            let visit = problem.Visits[index]
            let reason = !visit.Candidates.Any(candidate => technicians.Contains(candidate.TechnicianId)) ? UnassignedReason.NoTechnician
                : timeless.Contains(index) ? UnassignedReason.NoTimeLeft : UnassignedReason.NoTime
            select new UnassignedVisit(visit.Id, reason);
    }
}
