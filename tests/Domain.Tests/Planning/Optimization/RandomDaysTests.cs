using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Tests.Planning.Optimization;

public sealed class RandomDaysTests
{
    [Test]
    public void No_proposal_violates_a_constraint([Range(1, 24)] int seed)
    {
        var days = new RandomDays(seed, technicians: 1 + (seed % 7), visits: 10 * (seed % 9), days: 1 + (seed % 3));
        var options = new OptimizerOptions
        {
            Iterations = 1000,
            Time = TimeSpan.FromMinutes(10),
            Seed = seed,
            Weights = new() { Route = seed % 2 * 50 },
        };
        var proposal = Optimizer.Propose(days.Visits, days.Routes, options);
        Assert.That(Checker.Violations(days.Visits, days.Routes, options, proposal), Is.Empty);
    }

    [Test]
    public void More_work_than_fits_is_planned_by_weight()
    {
        var days = new RandomDays(seed: 1, technicians: 50, visits: 400);
        var (inserted, improved) = (Propose(days, iterations: 0), Propose(days, iterations: 2000));
        Assert.That(Missed(days, improved), Is.LessThan(0.6 * Missed(days, inserted)));
    }

    [Test]
    public void Work_that_fits_is_planned_at_lower_cost_than_by_insertion()
    {
        var days = new RandomDays(seed: 1, technicians: 50, visits: 250);
        var (inserted, improved) = (Propose(days, iterations: 0), Propose(days, iterations: 20_000));
        Assert.That(improved.Unassigned, Is.Empty);
        Assert.That(improved.Cost.Total, Is.LessThan(0.95 * inserted.Cost.Total));
    }

    private static Proposal Propose(RandomDays days, long iterations)
    {
        var options = new OptimizerOptions { Iterations = iterations, Time = TimeSpan.FromMinutes(10) };
        var proposal = Optimizer.Propose(days.Visits, days.Routes, options);
        Assert.That(Checker.Violations(days.Visits, days.Routes, options, proposal), Is.Empty);
        return proposal;
    }

    private static int Missed(RandomDays days, Proposal proposal) => days.Visits.Sum(visit => visit.Weight)
        - days.Visits.IntersectBy(proposal.Assignments.Select(item => item.VisitId), visit => visit.Id).Sum(visit => visit.Weight);
}
