namespace WorkOrders.Domain.Planning;

/// <summary>Where work fits into the agenda of a technician. It applies the same rules as a plan (<see cref="PlanningRules"/>).</summary>
public static class Fit
{
    private const string TooShort = "too_short";

    /// <summary>
    /// Divides a period into parts with the same verdict, in order and without gaps. Work can be planned without overriding rules exactly
    /// where it lies completely in a part that fits.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="team">The technician, with the team that is planned together.</param>
    /// <param name="within">The period; must not be empty.</param>
    public static IReadOnlyList<FitPeriod> Of(PlannableWork work, Team team, Period within)
    {
        var obstacles = team.All.SelectMany(technician => Obstacle.Of(work, technician, within)).ToList();
        var moments = obstacles.SelectMany(obstacle => new[] { obstacle.Period.From, obstacle.Period.To })
            .Concat([within.From, within.To]).Distinct().Order().ToList();
        var parts = new List<(Period Period, IReadOnlyList<string> Reasons)>();
        foreach (var period in moments.Zip(moments.Skip(1), (from, to) => new Period(from, to)))
        {
            string[] reasons =
                [.. obstacles.Where(obstacle => obstacle.Period.Overlaps(period)).Select(obstacle => obstacle.Code).Distinct().Order()];
            if (parts.Count > 0 && parts[^1].Reasons.SequenceEqual(reasons))
            {
                parts[^1] = (new(parts[^1].Period.From, period.To), reasons);
            }
            else
            {
                parts.Add((period, reasons));
            }
        }
        return [.. parts.Select(part => new FitPeriod(
            part.Period,
            VerdictOf(part.Reasons, part.Period.Duration < work.Duration),
            part.Reasons.Count == 0 && part.Period.Duration < work.Duration ? [TooShort] : part.Reasons))];
    }

    private static FitVerdict VerdictOf(IReadOnlyList<string> reasons, bool isTooShort) =>
        !reasons.All(PlanningRule.IsOverridable) ? FitVerdict.No
        : reasons.Count > 0 || isTooShort ? FitVerdict.Override
        : FitVerdict.Fits;
}
