namespace WorkOrders.Domain.Planning.Suggestions;

/// <summary>Finds technicians and times for work. The same input always gives the same result.</summary>
public static class SuggestionFinder
{
    /// <summary>What each suggestion is checked for: the planning rules, and that no other work is suggested at that time.</summary>
    public static readonly IReadOnlyList<(string Code, bool IsOverridable)> Rules =
        [.. PlanningRule.All.Append(Slot.Overlaps).Select(code => (code, PlanningRule.IsOverridable(code)))];

    /// <summary>
    /// Returns a suggestion for each period in which a technician is free for the work: the earliest start, on a quarter of an hour, that
    /// leaves the time to travel, or else the earliest one. Work that is late wherever it is planned is still suggested, with the rule
    /// <see cref="PlanningRule.AfterWindow"/> broken.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="teams">The technicians.</param>
    /// <param name="within">The period in which the work must be; must not be empty.</param>
    /// <param name="options">The costs.</param>
    /// <returns>
    /// The suggestions, cheapest first; and for each technician without any, by name, the time that comes closest to a plan: with the
    /// fewest broken rules that cannot be overridden, then the fewest broken rules, then the shortest time in which rules are broken.
    /// </returns>
    public static (IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<Suggestion> Excluded) Find(
        PlannableWork work, IEnumerable<Team> teams, Period within, SuggestionOptions options)
    {
        var isLate = work.IsLateIn(within);
        var (suggestions, excluded) = (new List<Suggestion>(), new List<Suggestion>());
        foreach (var team in teams)
        {
            var days = new TeamDays(work, team, within, options);
            var slots = Slot.Of(work, team, within, days.ArrivalFor);
            var free = slots.Where(slot => slot.Broken.All(code => isLate && code == PlanningRule.AfterWindow)).ToList();
            suggestions.AddRange(free.GroupBy(slot => slot.Passed).Select(period =>
                days.Judge(period.FirstOrDefault(slot => slot.Period.From >= days.ArrivalFor(slot.Period.From)) ?? period.First())));
            if (free.Count == 0 && slots.Count > 0)
            {
                excluded.Add(days.Judge(slots.MinBy(slot => slot.DistanceFor(work))!));
            }
        }
        return (
            [.. suggestions.OrderBy(each => Math.Round(each.Cost.Total, 6)).ThenBy(each => each.Period.From)
                .ThenBy(each => each.Team.Leader.Name, StringComparer.Ordinal).ThenBy(each => each.Team.Leader.Id)],
            [.. excluded.OrderBy(each => each.Team.Leader.Name, StringComparer.Ordinal).ThenBy(each => each.Team.Leader.Id)]);
    }
}
