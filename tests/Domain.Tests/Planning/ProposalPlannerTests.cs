using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Optimization;
using WorkOrders.Domain.Planning.Proposals;

namespace WorkOrders.Domain.Tests.Planning;

/// <summary>Proposals, compared with the rules for plans.</summary>
public sealed class ProposalPlannerTests
{
    private static readonly OptimizerOptions Options = new() { Iterations = 300, Time = TimeSpan.FromMinutes(1) };

    [Test]
    public void Proposed_work_breaks_no_rule_and_overlaps_nothing([Range(1, 40)] int seed)
    {
        var (random, within) = (new Random(seed), RandomPlanning.Days(seed));
        Team[] teams = [.. Enumerable.Range(0, 3).Select(_ => new Team(RandomPlanning.Technician(random, within), []))];
        PlannableWork[] works =
            [.. Enumerable.Range(0, 12).Select(_ => RandomPlanning.Work(random, within) with { Id = Guid.CreateVersion7() })];
        var found = ProposalPlanner.Propose(works, teams, within, Options);
        Assert.That(found.Assignments.Select(each => each.VisitId).Concat(found.Unassigned.Select(each => each.VisitId)),
            Is.EquivalentTo(works.Select(work => work.Id)));
        foreach (var visit in found.Assignments)
        {
            var (work, technician) = (works.Single(each => each.Id == visit.VisitId),
                teams.Single(each => each.Leader.Id == visit.TechnicianId).Leader);
            Assert.That(PlanningRules.Check(work, technician, visit.Period), Is.Empty, $"{visit.Period}");
            Assert.That(technician.Bookings.Where(other => other.Period.Overlaps(visit.Period)), Is.Empty, $"{visit.Period}");
        }
        foreach (var day in found.Assignments.GroupBy(each => each.TechnicianId))
        {
            var periods = day.Select(each => each.Period).OrderBy(period => period.From).ToList();
            Assert.That(periods.Zip(periods.Skip(1), (one, next) => one.To <= next.From), Is.All.True);
        }
    }

    [Test]
    public void A_team_is_planned_where_all_members_are_free_and_its_members_are_not_planned_alone()
    {
        var day = new DateTimeOffset(2026, 12, 7, 0, 0, 0, TimeSpan.Zero);
        var within = new Period(day, day.AddDays(1));
        var (leader, member) = (Technician("L"), Technician("M") with
        {
            Bookings = [new(Guid.CreateVersion7(), Guid.CreateVersion7(), "B", new(day.AddHours(8), day.AddHours(12)), true)],
        });
        PlannableWork[] works =
            [.. Enumerable.Range(0, 5).Select(index => new PlannableWork(Guid.CreateVersion7(), $"{index}", TimeSpan.FromHours(2)))];
        var found = ProposalPlanner.Propose(works, [new(leader, [member]), new(member, [])], within, Options);
        Assert.That(found.Assignments.Select(each => each.TechnicianId), Is.EqualTo([leader.Id, leader.Id]));
        Assert.That(found.Assignments.Select(each => each.Period.From.Hour), Is.EqualTo([12, 14]));
        Assert.That(found.Unassigned.Select(each => each.Reason), Is.EqualTo(Enumerable.Repeat(UnassignedReason.NoTimeLeft, 3)));
    }

    [Test]
    public void An_earlier_suggestion_of_the_same_work_is_ignored()
    {
        var day = new DateTimeOffset(2026, 12, 7, 0, 0, 0, TimeSpan.Zero);
        var work = new PlannableWork(Guid.CreateVersion7(), "A", TimeSpan.FromHours(9));
        var technician = Technician("T") with
        {
            Bookings = [new(Guid.CreateVersion7(), work.Id, "A", new(day.AddHours(9), day.AddHours(10)), false)],
        };
        var within = new Period(day, day.AddDays(1));
        Assert.That(ProposalPlanner.Propose([work], [new(technician, [])], within, Options).Assignments, Has.Count.EqualTo(1));
        var other = work with { Id = Guid.CreateVersion7() };
        Assert.That(ProposalPlanner.Propose([other], [new(technician, [])], within, Options).Assignments, Is.Empty);
    }

    [Test]
    public void Late_work_is_planned_as_early_as_possible()
    {
        var day = new DateTimeOffset(2026, 12, 7, 0, 0, 0, TimeSpan.Zero);
        var work = new PlannableWork(Guid.CreateVersion7(), "A", TimeSpan.FromHours(1)) { Due = day.AddDays(-3) };
        var found = ProposalPlanner.Propose([work], [new(Technician("T"), [])], new(day, day.AddDays(2)), Options);
        Assert.That(found.Assignments.Select(each => each.Period.From), Is.EqualTo([day.AddHours(8)]));
        Assert.That(found.Assignments[0].Cost.Lateness, Is.EqualTo(10 * (72 + 9)));
    }

    private static TechnicianAgenda Technician(string name) => new(
        Guid.CreateVersion7(), name, TimeZoneInfo.Utc,
        new(TimeZoneInfo.Utc, [.. Enumerable.Range(1, 7).Select(weekday => new WeeklyHours(weekday, new(8, 0), new(17, 0)))], [], []));
}
