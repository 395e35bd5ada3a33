namespace WorkOrders.Domain.Planning.Suggestions;

/// <summary>A change without which work cannot be planned at a time.</summary>
/// <param name="Code">The code of the rule that is broken now.</param>
/// <param name="Text">The change, as a sentence.</param>
public sealed record RequiredChange(string Code, string Text)
{
    /// <summary>Returns all changes that are required before a suggestion can be planned.</summary>
    /// <param name="work">The work.</param>
    /// <param name="suggestion">The suggestion.</param>
    public static IEnumerable<RequiredChange> For(PlannableWork work, Suggestion suggestion)
    {
        var period = suggestion.Period;
        return suggestion.Broken.SelectMany(code => TextsFor(code).Select(text => new RequiredChange(code, text)));

        IEnumerable<string> TextsFor(string code) => code switch
        {
            PlanningRule.BeforeWindow => [$"Set earliest_date_plannable of the order to {Period.Text(period.From)}."],
            PlanningRule.AfterWindow => [$"Set due_date of the order to {Period.Text(period.To)}."],
            _ => suggestion.Team.All.SelectMany(technician => ChangesOf(code, work, technician, period)),
        };
    }

    private static IEnumerable<string> ChangesOf(string code, PlannableWork work, TechnicianAgenda technician, Period period)
    {
        var (name, calendar) = (technician.Name, technician.Calendar);
        return code switch
        {
            PlanningRule.UserArchived when technician.IsArchived => [$"Set archived of the user {name} to false."],
            PlanningRule.UserDisabled when technician.IsDisabled => [$"Set disabled of the user {name} to false."],
            PlanningRule.Booked => technician.Clashes(period)
                .Select(other => $"Move order {other.WorkOrderName}, for which {name} is planned from {other.Period}."),
            Slot.Overlaps => technician.Suggested(work, period)
                .Select(other => $"Suggest another time for order {other.WorkOrderName}, now suggested to {name} from {other.Period}."),
            PlanningRule.SkillMissing when !technician.Has(work.SkillId!.Value, period) =>
            [
                $"Add the skill \"{work.SkillName}\" to {name}, valid until {technician.Zone.DateOf(period.To.AddTicks(-1)):yyyy-MM-dd} or "
                    + "later.",
            ],
            PlanningRule.OutsideWorkingTime when !calendar.WorkingTimes(period).Any(time => time.Contains(period)) =>
                [$"Add working time for {name} from {period}."],
            PlanningRule.Holiday => calendar.Holidays(period)
                .Select(holiday => $"Allow {name} to work on the holiday {holiday.Date:yyyy-MM-dd}."),
            PlanningRule.Absent => calendar.Absences(period)
                .Select(absence => $"Shorten the absence of {name} from {absence}."),
            _ => [],
        };
    }
}
