namespace WorkOrders.Domain.Planning;

/// <summary>A period in which a rule prevents a plan. A plan breaks exactly the rules whose obstacles it overlaps.</summary>
/// <param name="Period">The period.</param>
/// <param name="Code">The code of the rule, as a plan would report it.</param>
internal readonly record struct Obstacle(Period Period, string Code)
{
    /// <summary>Returns the obstacles to work of a technician in a period, cut to the period, ordered by start.</summary>
    /// <param name="work">The work.</param>
    /// <param name="technician">The technician.</param>
    /// <param name="within">The period; must not be empty.</param>
    public static IEnumerable<Obstacle> Of(PlannableWork work, TechnicianAgenda technician, Period within)
    {
        var calendar = technician.Calendar;
        IEnumerable<Obstacle> all =
        [
            .. PlanningRules.Technician(technician).Select(problem => new Obstacle(within, problem.Code)),
            .. technician.Clashes(within).Select(booking => new Obstacle(booking.Period, PlanningRule.Booked)),
            .. within.Without(calendar.WorkingTimes(within)).Select(period => new Obstacle(period, PlanningRule.OutsideWorkingTime)),
            .. calendar.Holidays(within).Select(holiday => new Obstacle(holiday.Period, PlanningRule.Holiday)),
            .. calendar.Absences(within).Select(period => new Obstacle(period, PlanningRule.Absent)),
            new(new(within.From, work.Earliest ?? within.From), PlanningRule.BeforeWindow),
            new(new(work.Due ?? within.To, within.To), PlanningRule.AfterWindow),
            .. WithoutSkill(work, technician, within).Select(period => new Obstacle(period, PlanningRule.SkillMissing)),
        ];
        return all.Select(obstacle => obstacle with { Period = obstacle.Period.Within(within) })
            .Where(obstacle => obstacle.Period.Duration > TimeSpan.Zero)
            .OrderBy(obstacle => obstacle.Period.From);
    }

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
