using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Tests.Planning.Optimization;

public sealed class OptimizerTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid Ann = Guid.NewGuid();
    private static readonly Guid Bob = Guid.NewGuid();
    private static readonly Place Brussels = new(50.85, 4.35);
    private static readonly Place Ghent = new(51.05, 3.73);
    private static readonly OptimizerOptions Options = new() { Iterations = 200, Time = TimeSpan.FromMinutes(10) };

    [Test]
    public void The_same_seed_gives_the_same_proposal()
    {
        var days = new RandomDays(seed: 3, technicians: 8, visits: 60);
        var (one, other) = (Propose(), Propose());
        Assert.That(one.Assignments, Is.EqualTo(other.Assignments));
        Assert.That(one.Cost, Is.EqualTo(other.Cost));

        Proposal Propose() => Optimizer.Propose(days.Visits, days.Routes, Options with { Iterations = 2000 });
    }

    [Test]
    public void A_canceled_search_returns_the_best_proposal_so_far()
    {
        var days = new RandomDays(seed: 3, technicians: 8, visits: 60);
        using var source = new CancellationTokenSource();
        var last = default(OptimizerProgress);
        var options = Options with { Iterations = 1_000_000, Progress = Stop };
        var proposal = Optimizer.Propose(days.Visits, days.Routes, options, source.Token);
        Assert.That(proposal.Iterations, Is.EqualTo(3000));
        Assert.That(proposal.Cost.Total, Is.EqualTo(last.Cost).Within(1e-6));
        Assert.That(Checker.Violations(days.Visits, days.Routes, options, proposal), Is.Empty);

        void Stop(OptimizerProgress progress)
        {
            last = progress;
            if (progress.Iterations == 3000)
            {
                source.Cancel();
            }
        }
    }

    [Test]
    public void Without_time_visits_are_inserted_once()
    {
        var proposal = Optimizer.Propose([Visit(2)], [Day(Ann)], Options with { Iterations = null, Time = TimeSpan.Zero });
        Assert.That((proposal.Assignments.Count, proposal.Iterations), Is.EqualTo((1, 0)));
    }

    [Test]
    public void The_reasons_of_unassigned_visits_differ()
    {
        Visit[] visits = [
            Visit(1) with { Candidates = [new(Guid.NewGuid())] }, Visit(5), Visit(4) with { Weight = 2 }, Visit(4) with { Weight = 2 },
            Visit(3)];
        var proposal = Optimizer.Propose(visits, [Day(Ann)], Options);
        Assert.That(proposal.Assignments.Select(item => item.VisitId), Is.EquivalentTo([visits[2].Id, visits[3].Id]));
        Assert.That(proposal.Unassigned, Is.EqualTo(new UnassignedVisit[]
        {
            new(visits[0].Id, UnassignedReason.NoTechnician), new(visits[1].Id, UnassignedReason.NoTime),
            new(visits[4].Id, UnassignedReason.NoTimeLeft),
        }));
    }

    [Test]
    public void A_visit_waits_until_the_technician_has_traveled_from_fixed_work()
    {
        var day = Day(Ann) with { FixedVisits = [new(Hours(8, 9), Brussels)] };
        var assignment = Optimizer.Propose([Visit(1) with { Place = Ghent }], [day], Options).Assignments.Single();
        var travel = new GreatCircleTravel().Between(Brussels, Ghent);
        Assert.That(assignment.Period.From, Is.EqualTo(Midnight.AddHours(9) + travel.Duration));
        Assert.That(assignment.Travel, Is.EqualTo(travel));
        Assert.That(assignment.Cost.Distance, Is.EqualTo(travel.Kilometers));
    }

    [Test]
    public void Fixed_work_that_overlaps_or_is_too_far_apart_does_not_disturb_other_visits()
    {
        var day = Day(Ann) with { FixedVisits = [new(Hours(8, 10), Brussels), new(Hours(9, 11), Ghent), new(Hours(11, 12), Brussels)] };
        Assert.That(
            Optimizer.Propose([Visit(2)], [day], Options).Assignments.Single().Period, Is.EqualTo(Hours(13, 15)));
    }

    [TestCase(1.0, 0)]
    [TestCase(0, 1.0)]
    public void A_technician_with_fewer_other_skills_or_with_continuity_is_preferred(double skills, double continuity)
    {
        var visit = Visit(1) with { Candidates = [new(Ann, SkillSurplus: 2, BreaksContinuity: true), new(Bob, SkillSurplus: 1)] };
        var options = Options with { Weights = new() { SkillSurplus = skills, Continuity = continuity } };
        var assignment = Optimizer.Propose([visit], [Day(Ann), Day(Bob)], options).Assignments.Single();
        Assert.That(assignment.TechnicianId, Is.EqualTo(Bob));
        Assert.That((assignment.Cost.SkillSurplus, assignment.Cost.Continuity), Is.EqualTo((skills, 0.0)));
    }

    [Test]
    public void Work_is_spread_unless_routes_cost_something([Values] bool areRoutesFree)
    {
        var options = Options with { Weights = new() { Priority = 0, Route = areRoutesFree ? 0 : 100 } };
        var proposal = Optimizer.Propose([Visit(2), Visit(2)], [Day(Ann), Day(Bob)], options);
        Assert.That(
            proposal.Assignments.DistinctBy(assignment => assignment.TechnicianId).Count(), Is.EqualTo(areRoutesFree ? 2 : 1));
        Assert.That(proposal.Cost.Route, Is.EqualTo(areRoutesFree ? 0 : 100));
    }

    [Test]
    public void Work_that_is_due_comes_first_and_lateness_is_explained()
    {
        Visit[] visits = [Visit(4), Visit(4) with { Due = Midnight.AddHours(11) }];
        var proposal = Optimizer.Propose(visits, [Day(Ann)], Options);
        Assert.That(proposal.Assignments.Select(item => item.VisitId), Is.EqualTo(new[] { visits[1].Id, visits[0].Id }));
        Assert.That(proposal.Assignments[0].Cost.Lateness, Is.EqualTo(new CostWeights().Lateness).Within(1e-9));
    }

    [Test]
    public void Invalid_visits_are_refused()
    {
        Visit[] invalid = [
            Visit(0), Visit(1) with { Weight = 0 }, Visit(1) with { Load = -1 }, Visit(1) with { Candidates = [new(Ann), new(Ann)] }];
        foreach (var visit in invalid)
        {
            Assert.That(() => Optimizer.Propose([visit], [Day(Ann)], Options), Throws.ArgumentException);
        }
    }

    private static Route Day(Guid technician) => new(technician, [Hours(8, 12), Hours(13, 17)]);

    private static Visit Visit(double hours) =>
        new(Guid.NewGuid(), TimeSpan.FromHours(hours), Hours(0, 24), [new(Ann), new(Bob)]);

    private static Period Hours(int from, int to) => new(Midnight.AddHours(from), Midnight.AddHours(to));
}
