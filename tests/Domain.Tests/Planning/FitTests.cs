using WorkOrders.Domain.Planning;

namespace WorkOrders.Domain.Tests.Planning;

public sealed class FitTests
{
    [Test]
    public void A_plan_needs_no_override_exactly_where_the_work_fits([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        var within = RandomPlanning.Days(seed);
        var (work, technician) = (RandomPlanning.Work(random, within), RandomPlanning.Technician(random, within));
        var parts = Fit.Of(work, new Team(technician, []), within);

        Assert.That(parts[0].Period.From, Is.EqualTo(within.From));
        Assert.That(parts[^1].Period.To, Is.EqualTo(within.To));
        Assert.That(parts.Zip(parts.Skip(1), (one, next) => one.Period.To == next.Period.From), Is.All.True);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var from = within.From.AddMinutes(RandomPlanning.Minutes * random.Next(4 * 24 * 60 / RandomPlanning.Minutes));
            var period = new Period(from, from + work.Duration);
            if (!within.Contains(period))
            {
                continue;
            }
            var (broken, clash) = (PlanningRules.Check(work, technician, period).Select(problem => problem.Code).ToList(),
                PlanningRules.Clash(work, technician, period, within.From));
            var fits = parts.Any(part => part.Verdict == FitVerdict.Fits && part.Period.Contains(period));
            var touched = parts.Where(part => part.Period.Overlaps(period)).SelectMany(part => part.Reasons).Distinct()
                .Except(["too_short"]);
            Assert.That(fits, Is.EqualTo(broken.Count == 0 && clash is null), $"{period}");
            Assert.That(touched, Is.EquivalentTo(clash is null ? broken.Distinct() : broken.Distinct().Append("booked")), $"{period}");
            Assert.That(broken.Distinct(), Is.EquivalentTo(Model(work, technician, period)), $"{period}");
        }
    }

    [Test]
    public void A_free_slot_of_a_clash_can_be_planned([Range(1, 30)] int seed)
    {
        var random = new Random(seed);
        var within = RandomPlanning.Days(seed);
        var (work, technician) = (RandomPlanning.Work(random, within), RandomPlanning.Technician(random, within));
        foreach (var booking in technician.Bookings.Where(booking => booking.IsFirm))
        {
            var clash = PlanningRules.Clash(work, technician, booking.Period, within.From)!;
            foreach (var slot in (IEnumerable<Dictionary<string, object>>)clash.Details!["free_slots"])
            {
                var period = new Period(Time(slot["date_from"]), Time(slot["date_to"]));
                Assert.That(PlanningRules.Check(work, technician, period), Is.Empty, $"{period}");
                Assert.That(PlanningRules.Clash(work, technician, period, within.From), Is.Null, $"{period}");
                Assert.That(period.From.Minute % 15, Is.Zero);
            }
        }
    }

    [Test]
    public void A_free_slot_fits_all_technicians_of_the_plan([Range(1, 30)] int seed)
    {
        var random = new Random(seed);
        var within = RandomPlanning.Days(seed);
        var work = RandomPlanning.Work(random, within);
        TechnicianAgenda[] team = [RandomPlanning.Technician(random, within), RandomPlanning.Technician(random, within)];
        foreach (var booking in team[0].Bookings.Where(booking => booking.IsFirm))
        {
            var clash = PlanningRules.Clash(work, team[0], booking.Period, within.From, others: [team[1]])!;
            foreach (var slot in (IEnumerable<Dictionary<string, object>>)clash.Details!["free_slots"])
            {
                var period = new Period(Time(slot["date_from"]), Time(slot["date_to"]));
                foreach (var technician in team)
                {
                    Assert.That(PlanningRules.Check(work, technician, period), Is.Empty, $"{period}");
                    Assert.That(PlanningRules.Clash(work, technician, period, within.From), Is.Null, $"{period}");
                }
            }
        }
    }

    /// <summary>Returns the broken rules, judged minute by minute.</summary>
    private static HashSet<string> Model(PlannableWork work, TechnicianAgenda technician, Period period)
    {
        var (broken, calendar) = (new HashSet<string>(), technician.Calendar);
        var day = new Period(period.From.AddDays(-2), period.To.AddDays(2));
        var (working, holidays) = (calendar.WorkingTimes(day).ToList(), calendar.Holidays(day).Select(holiday => holiday.Period).ToList());
        var absences = calendar.Absences(day).ToList();
        for (var minute = period.From; minute < period.To; minute = minute.AddMinutes(1))
        {
            bool Covered(IEnumerable<Period> periods) => periods.Any(each => each.From <= minute && minute < each.To);
            Add("outside_working_time", !Covered(working));
            Add("holiday", Covered(holidays));
            Add("absent", Covered(absences));
            Add("before_window", minute < work.Earliest);
            Add("after_window", minute >= work.Due);
            Add("skill_missing", work.SkillId is not null && !technician.Skills.Any(skill =>
                !(technician.Zone.DateOf(minute) > skill.ValidUntil)));
        }
        return broken;

        void Add(string code, bool isBroken)
        {
            if (isBroken)
            {
                broken.Add(code);
            }
        }
    }

    private static DateTimeOffset Time(object text) =>
        DateTimeOffset.Parse((string)text, System.Globalization.CultureInfo.InvariantCulture);
}
