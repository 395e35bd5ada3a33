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
    /// <param name="crews">The technicians. Members of a team whose leader is among them are not planned alone.</param>
    /// <param name="within">The period in which the work must be; must not be empty.</param>
    /// <param name="options">How to search.</param>
    /// <param name="cancellation">Ends the search early; the best plan so far is returned.</param>
    public static Proposal Propose(
        IReadOnlyCollection<PlannableWork> works, IReadOnlyCollection<Crew> crews, Period within, OptimizerOptions options,
        CancellationToken cancellation = default)
    {
        var members = crews.SelectMany(crew => crew.Members).Select(member => member.Id).ToHashSet();
        var independent = crews.Where(crew => !members.Contains(crew.Leader.Id)).ToList();
        var replaced = works.Select(work => work.Id).ToHashSet();
        return Optimizer.Propose(
            [.. works.Select(work => VisitOf(work, independent, within))],
            [.. independent.SelectMany(crew => CrewRoutes.Of(crew, within, replaced))],
            options with { Travel = (from, to) => RoundUp(options.Travel(from, to)) },
            cancellation);
    }

    private static Visit VisitOf(PlannableWork work, IEnumerable<Crew> crews, Period within)
    {
        var window = work.WindowIn(within);
        return new(work.Id, work.Duration, window,
        [
            .. from crew in crews
               where crew.All.All(technician => technician.CanDo(work, window))
               select new Candidate(crew.Leader.Id, crew.Leader.SkillSurplus(work, window), crew.Leader.BreaksContinuity(work)),
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
