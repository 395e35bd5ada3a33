namespace WorkOrders.Domain.Planning;

/// <summary>Where work fits into the agenda of a technician. It applies the same rules as a plan (<see cref="PlanningRules"/>).</summary>
public static class Fit
{
    private const string Booked = "booked";
    private const string TooShort = "too_short";

    /// <summary>The rules that cannot be overridden.</summary>
    private static readonly string[] Absolute = [Booked, "user_archived", "user_disabled"];

    /// <summary>
    /// Returns the stretches of a period, in order and without gaps. Work can be planned without overriding rules exactly where it lies
    /// completely in a stretch that fits.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="technician">The technician.</param>
    /// <param name="within">The period; must not be empty.</param>
    public static IReadOnlyList<FitStretch> Of(PlannableWork work, TechnicianAgenda technician, Period within)
    {
        var obstacles = Obstacles(work, technician, within)
            .Select(obstacle => (Period: obstacle.Period.Within(within), obstacle.Code))
            .Where(obstacle => obstacle.Period.Duration > TimeSpan.Zero)
            .OrderBy(obstacle => obstacle.Period.From).ToList();
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
        reasons.Intersect(Absolute).Any() ? FitVerdict.No
        : reasons.Count > 0 || isTooShort ? FitVerdict.Override
        : FitVerdict.Fits;

    private static IEnumerable<(Period Period, string Code)> Obstacles(PlannableWork work, TechnicianAgenda technician, Period within)
    {
        var always = PlanningRules.Technician(technician).Select(problem => (within, problem.Code));
        var (calendar, working) = (technician.Calendar, technician.Calendar.WorkingTimes(within));
        return
        [
            .. always,
            .. technician.Clashes(within).Select(booking => (booking.Period, Booked)),
            .. within.Without(working).Select(period => (period, "outside_working_time")),
            .. calendar.Holidays(within).Select(holiday => (holiday.Period, "holiday")),
            .. calendar.Absences(within).Select(period => (period, "absent")),
            .. work.Earliest is { } earliest && earliest > within.From ? [(new Period(within.From, earliest), "before_window")] : Nothing,
            .. work.Due is { } due && due < within.To ? [(new Period(due, within.To), "after_window")] : Nothing,
            .. WithoutSkill(work, technician, within).Select(period => (period, "skill_missing")),
        ];
    }

    private static readonly (Period, string)[] Nothing = [];

    private static IEnumerable<Period> WithoutSkill(PlannableWork work, TechnicianAgenda technician, Period within)
    {
        if (work.SkillId is not { } required)
        {
            return [];
        }
        var skills = technician.Skills.Where(skill => skill.SkillId == required).ToList();
        return skills switch
        {
            [] => [within],
            _ when skills.Exists(skill => skill.ValidUntil is null) => [],
            _ => within.Without([new(within.From, technician.Zone.At(skills.Max(skill => skill.ValidUntil!.Value).AddDays(1)))]),
        };
    }
}
