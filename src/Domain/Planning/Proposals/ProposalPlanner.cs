using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Planning.Proposals;

/// <summary>Plans much work at once, by the rules for plans (<see cref="PlanningRules"/>).</summary>
public static class ProposalPlanner
{
    /// <summary>The grid of the travel times, so that visits begin at times that people can remember.</summary>
    private static readonly TimeSpan TravelGrid = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Returns the best plan found in the time. Work that is late wherever it is planned is planned as early as possible.
    /// </summary>
    /// <param name="works">The work. What is suggested for it so far is replaced.</param>
    /// <param name="teams">The technicians. Members of a team whose leader is among them are not planned alone.</param>
    /// <param name="within">The period in which the work must be; must not be empty.</param>
    /// <param name="options">How to search.</param>
    /// <param name="cancellation">Ends the search early; the best plan so far is returned.</param>
    public static Proposal Propose(
        IReadOnlyCollection<PlannableWork> works, IReadOnlyCollection<Team> teams, Period within, OptimizerOptions options,
        CancellationToken cancellation = default)
    {
        var members = teams.SelectMany(team => team.Members).Select(member => member.Id).ToHashSet();
        var independent = teams.Where(team => !members.Contains(team.Leader.Id)).ToList();
        var replaced = works.Select(work => work.Id).ToHashSet();
        return Optimizer.Propose(
            [.. works.Select(work => VisitOf(work, independent, within))],
            [.. independent.SelectMany(team => TeamRoutes.Of(team, within, replaced))],
            options with { Travel = (from, to) => RoundUp(options.Travel(from, to)) },
            cancellation);
    }

    private static Visit VisitOf(PlannableWork work, IEnumerable<Team> teams, Period within)
    {
        var window = work.WindowIn(within);
        return new(work.Id, work.Duration, window,
        [
            .. from team in teams
               where team.All.All(technician => technician.CanDo(work, window))
               select new Candidate(team.Leader.Id, team.Leader.SkillSurplus(work, window), team.Leader.BreaksContinuity(work)),
        ])
        {
            Place = work.Place,
            Weight = work.Weight,
            Due = work.Due,
        };
    }

    private static Leg RoundUp(Leg leg) =>
        leg with { Duration = TravelGrid * Math.Ceiling(leg.Duration / TravelGrid) };
}
