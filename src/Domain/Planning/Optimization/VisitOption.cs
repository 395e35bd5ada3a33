namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>A route on which a visit is possible.</summary>
/// <param name="Route">The index of the route.</param>
/// <param name="SkillSurplus">The cost of skills that are not needed.</param>
/// <param name="Continuity">The cost of sending another technician than before.</param>
/// <param name="Starts">The periods in which the visit can start, in order, both ends inclusive, in ticks; never empty.</param>
internal sealed record VisitOption(int Route, double SkillSurplus, double Continuity, (long From, long To)[] Starts)
{
    public long FirstStart { get; } = Starts[0].From;

    public long LastStart { get; } = Starts[^1].To;

    /// <summary>Returns the earliest start after arriving; <see cref="long.MaxValue"/> if that is too late.</summary>
    public long EarliestStart(long arrival)
    {
        foreach (var (from, to) in Starts)
        {
            if (arrival <= to)
            {
                return Math.Max(arrival, from);
            }
        }
        return long.MaxValue;
    }

    /// <summary>Returns the latest start before a limit; half of <see cref="long.MinValue"/> if there is none.</summary>
    public long LatestStart(long limit)
    {
        for (var index = Starts.Length - 1; index >= 0; index--)
        {
            if (limit >= Starts[index].From)
            {
                return Math.Min(limit, Starts[index].To);
            }
        }
        return long.MinValue / 2;
    }
}
