namespace WorkOrders.Domain.Planning.Suggestions;

/// <summary>A possible time for work, and the obstacles to it.</summary>
/// <param name="Period">The time.</param>
/// <param name="Obstacles">The obstacles that it overlaps.</param>
/// <param name="Passed">The number of obstacles that end before it. Free slots with the same number are in the same free period.</param>
internal sealed record Slot(Period Period, IReadOnlyList<Obstacle> Obstacles, int Passed)
{
    /// <summary>The code of the obstacle that other work is suggested for the technician. A plan is not checked for it.</summary>
    public const string Overlaps = "overlaps";

    /// <summary>The codes of the rules that a plan would break, in alphabetical order.</summary>
    public IReadOnlyList<string> Broken { get; } =
        [.. Obstacles.Select(obstacle => obstacle.Code).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Returns the slots to examine: where an obstacle ends or the next one begins, on a quarter of an hour.</summary>
    /// <param name="work">The work.</param>
    /// <param name="team">The technicians.</param>
    /// <param name="within">The period in which the slots must be.</param>
    /// <param name="arrivalFor">Returns when the technician can arrive for a start.</param>
    public static IReadOnlyList<Slot> Of(
        PlannableWork work, Team team, Period within, Func<DateTimeOffset, DateTimeOffset> arrivalFor)
    {
        Obstacle[] obstacles =
            [.. team.All.SelectMany(technician => ObstaclesTo(work, technician, within)).OrderBy(each => each.Period.From)];
        DateTimeOffset[] ends = [.. obstacles.Select(obstacle => obstacle.Period.To).Order()];
        var openings = ends.Append(within.From).Distinct().ToList();
        var starts = openings.Concat(openings.Select(arrivalFor)).Concat(obstacles.Select(each => each.Period.From - work.Duration))
            .Where(start => start >= within.From)
            .Select(WorkCalendar.NextOnGrid).Where(start => start + work.Duration <= within.To)
            .Distinct().Order();
        var (slots, active, next, passed) = (new List<Slot>(), new List<Obstacle>(), 0, 0);
        foreach (var period in starts.Select(start => new Period(start, start + work.Duration)))
        {
            for (; next < obstacles.Length && obstacles[next].Period.From < period.To; next++)
            {
                active.Add(obstacles[next]);
            }
            active.RemoveAll(obstacle => obstacle.Period.To <= period.From);
            while (passed < ends.Length && ends[passed] <= period.From)
            {
                passed++;
            }
            slots.Add(new(period, [.. active], passed));
        }
        return slots;
    }

    /// <summary>Returns how far the slot is from a plan without problems; less is closer.</summary>
    /// <param name="work">The work.</param>
    public (int Absolute, int Rules, TimeSpan Overlap, TimeSpan Deviation, DateTimeOffset Start) DistanceFor(PlannableWork work) => (
        Broken.Count(code => !PlanningRule.IsOverridable(code)),
        Broken.Count,
        Sum(Obstacles.Select(obstacle => obstacle.Period.Within(Period).Duration)),
        Sum([work.Earliest - Period.From ?? TimeSpan.Zero, Period.To - work.Due ?? TimeSpan.Zero]),
        Period.From);

    private static IEnumerable<Obstacle> ObstaclesTo(PlannableWork work, TechnicianAgenda technician, Period within) =>
        Obstacle.Of(work, technician, within)
            .Concat(technician.Suggested(work, within).Select(booking => new Obstacle(booking.Period, Overlaps)));

    private static TimeSpan Sum(IEnumerable<TimeSpan> durations) =>
        TimeSpan.FromTicks(durations.Sum(duration => Math.Max(0, duration.Ticks)));
}
