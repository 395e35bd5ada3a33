namespace WorkOrders.Domain.Planning;

/// <summary>
/// The rules that decide which technician can be planned for which work, and when. All but two can be overridden: archived and disabled
/// technicians are never planned, and firm entries of a technician never overlap.
/// </summary>
public static class PlanningRules
{
    /// <summary>The number of free slots that a clash names.</summary>
    public const int FreeSlotCount = 3;

    /// <summary>The number of days in which free slots are searched.</summary>
    public const int FreeSlotDays = 28;

    /// <summary>Returns the rules that a firm entry would break; empty if the work can be planned. Pointers are names of fields.</summary>
    /// <param name="work">The work.</param>
    /// <param name="technician">The technician.</param>
    /// <param name="period">The period; must not be empty.</param>
    public static IEnumerable<Problem> Check(PlannableWork work, TechnicianAgenda technician, Period period) =>
    [
        .. Technician(technician),
        .. Skill(work, technician, period),
        .. Window(work, period),
        .. Calendar(technician, period),
    ];

    /// <summary>Returns the problem that a technician already has other work in a period; null if there is none.</summary>
    /// <param name="work">The work.</param>
    /// <param name="technician">The technician.</param>
    /// <param name="period">The period.</param>
    /// <param name="now">The time from which free slots are searched (UTC).</param>
    /// <param name="except">The id of the entry that is moved; null for a new one.</param>
    /// <param name="others">
    /// The technicians who are planned together with this one: the free slots are free for all. Enumerated only if there is a clash.
    /// </param>
    public static Problem? Clash(
        PlannableWork work, TechnicianAgenda technician, Period period, DateTimeOffset now, Guid? except = null,
        IEnumerable<TechnicianAgenda>? others = null)
    {
        if (technician.Clashes(period, except).FirstOrDefault() is not { } other)
        {
            return null;
        }
        var team = others?.ToList() ?? [];
        Period[] slots =
        [
            .. technician.FreeSlots(period.Duration, work.Window(now, FreeSlotDays), except, team)
                .Where(slot => technician.CanDo(work, slot) && team.All(member => member.CanDo(work, slot))).Take(FreeSlotCount),
        ];
        return new("date_from", PlanningRule.Booked,
            $"{technician.Name} cannot be planned from {period}, because order {other.WorkOrderName} is planned from {other.Period}. "
                + (slots.Length == 0
                    ? "Plan another technician."
                    : $"Plan another technician, or another time, such as {slots[0]}."),
            other.WorkOrderId)
        {
            Kind = ProblemKind.Conflict,
            IsOverridable = false,
            Details = new Dictionary<string, object>
            {
                ["clash"] = new Dictionary<string, object>
                {
                    ["id"] = other.EntryId,
                    ["jobs_id"] = other.WorkOrderId,
                    ["order"] = other.WorkOrderName,
                    ["user_id"] = technician.Id,
                    ["user"] = technician.Name,
                    ["date_from"] = Period.Text(other.Period.From),
                    ["date_to"] = Period.Text(other.Period.To),
                },
                ["free_slots"] = slots.Select(Wire).ToList(),
            },
        };
    }

    /// <summary>Returns the part of an agenda that <see cref="Clash"/> reads: the period, and where it searches free slots.</summary>
    /// <param name="work">The work.</param>
    /// <param name="period">The period.</param>
    /// <param name="now">The time from which free slots are searched (UTC).</param>
    public static Period ReadByClash(PlannableWork work, Period period, DateTimeOffset now)
    {
        var window = work.Window(now, FreeSlotDays);
        return new(window.From < period.From ? window.From : period.From, window.To > period.To ? window.To : period.To);
    }

    /// <summary>Returns the rules that a technician breaks whatever the work is. They cannot be overridden.</summary>
    /// <param name="technician">The technician.</param>
    public static IEnumerable<Problem> Technician(TechnicianAgenda technician) => ActiveUser
        .Check("user", $"user {technician.Name}", technician.Id, technician.IsArchived, technician.IsDisabled)
        .Select(problem => problem with { IsOverridable = false });

    private static IEnumerable<Problem> Skill(PlannableWork work, TechnicianAgenda technician, Period period)
    {
        if (work.SkillId is { } skill && !technician.Has(skill, period))
        {
            var expired = technician.Skills.Where(each => each.SkillId == skill).Max(each => each.ValidUntil);
            yield return Overridable("user", PlanningRule.SkillMissing,
                $"The order requires the skill \"{work.SkillName}\", which {technician.Name} "
                    + (expired is { } date ? $"has only until {date:yyyy-MM-dd}." : "does not have."),
                technician.Id);
        }
    }

    private static IEnumerable<Problem> Window(PlannableWork work, Period period)
    {
        if (period.From < work.Earliest)
        {
            yield return Overridable("date_from", PlanningRule.BeforeWindow,
                $"The work cannot begin before {Period.Text(work.Earliest.Value)}; received {Period.Text(period.From)}.",
                Period.Text(period.From), Period.Text(work.Earliest.Value));
        }
        if (period.To > work.Due)
        {
            yield return Overridable("date_to", PlanningRule.AfterWindow,
                $"The work is due by {Period.Text(work.Due.Value)}, but would end at {Period.Text(period.To)}.",
                Period.Text(period.To), Period.Text(work.Due.Value));
        }
    }

    private static IEnumerable<Problem> Calendar(TechnicianAgenda technician, Period period)
    {
        var times = technician.Calendar.WorkingTimes(period);
        if (!times.Any(time => time.Contains(period)))
        {
            var reason = times.Count == 0
                ? $"has no working time from {period}. Plan another time or another technician."
                : $"works {string.Join(" and ", times.Take(5))}; work must be within one of these periods. Plan longer work as several "
                    + "entries.";
            yield return Overridable(
                "date_from", PlanningRule.OutsideWorkingTime, $"{technician.Name} {reason}", period.ToString(),
                times.Take(5).Select(Wire).ToList());
        }
        foreach (var (date, holiday) in technician.Calendar.Holidays(period))
        {
            yield return Overridable("date_from", PlanningRule.Holiday,
                $"{technician.Name} does not work on {date:yyyy-MM-dd}, which is a holiday. Plan another day or another technician.",
                period.ToString(), Wire(holiday));
        }
        foreach (var absence in technician.Calendar.Absences(period))
        {
            yield return Overridable("date_from", PlanningRule.Absent,
                $"{technician.Name} is absent from {absence}. Plan another time or another technician.", period.ToString(), Wire(absence));
        }
    }

    private static Dictionary<string, object> Wire(Period period) =>
        new() { ["date_from"] = Period.Text(period.From), ["date_to"] = Period.Text(period.To) };

    private static Problem Overridable(string field, string code, string message, object? value, object? accepted = null) =>
        new(field, code, message, value, accepted) { IsOverridable = true };
}
