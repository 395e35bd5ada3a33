namespace WorkOrders.Domain.Planning;

/// <summary>Where work fits into the agendas of a technician and the team. It applies the same rules as a plan (<see cref="PlanningRules"/>).</summary>
public static class Fit
{
    private const string TooShort = "too_short";

    /// <summary>
    /// Returns the stretches of a period, in order and without gaps. Work can be planned without overriding rules exactly where it lies
    /// completely in a stretch that fits.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="crew">The technician, with the team that is planned together.</param>
    /// <param name="within">The period; must not be empty.</param>
    public static IReadOnlyList<FitStretch> Of(PlannableWork work, Crew crew, Period within)
    {
        var obstacles = crew.All.SelectMany(technician => Obstacle.Of(work, technician, within)).ToList();
        var moments = obstacles.SelectMany(obstacle => new[] { obstacle.Period.From, obstacle.Period.To })
            .Concat([within.From, within.To]).Distinct().Order().ToList();
        var stretches = new List<(Period Period, IReadOnlyList<string> Reasons)>();
        foreach (var period in moments.Zip(moments.Skip(1), (from, to) => new Period(from, to)))
        {
            string[] reasons =
                [.. obstacles.Where(obstacle => obstacle.Period.Overlaps(period)).Select(obstacle => obstacle.Code).Distinct().Order()];
            if (stretches.Count > 0 && stretches[^1].Reasons.SequenceEqual(reasons))
            {
                stretches[^1] = (new(stretches[^1].Period.From, period.To), reasons);
            }
            else
            {
                stretches.Add((period, reasons));
            }
        }
        return [.. stretches.Select(stretch => new FitStretch(
            stretch.Period,
            VerdictOf(stretch.Reasons, stretch.Period.Duration < work.Duration),
            stretch.Reasons.Count == 0 && stretch.Period.Duration < work.Duration ? [TooShort] : stretch.Reasons))];
    }

    private static FitVerdict VerdictOf(IReadOnlyList<string> reasons, bool isTooShort) =>
        !reasons.All(PlanningRule.IsOverridable) ? FitVerdict.No
        : reasons.Count > 0 || isTooShort ? FitVerdict.Override
        : FitVerdict.Fits;
}
