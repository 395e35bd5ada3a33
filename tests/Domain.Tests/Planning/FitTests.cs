using WorkOrders.Domain.Planning;

namespace WorkOrders.Domain.Tests.Planning;

public sealed class FitTests
{
    private const int Minutes = 5;
    private static readonly Guid Skill = Guid.CreateVersion7();
    private static readonly TimeZoneInfo[] Zones =
    [
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
        TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe"),
    ];

    // Weeks in which the clocks change in one of the zones.
    private static readonly DateTimeOffset[] Starts =
    [
        new(2026, 3, 27, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 23, 0, 0, 0, TimeSpan.Zero), new(2026, 3, 6, 0, 0, 0, TimeSpan.Zero),
        new(2026, 4, 3, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 2, 0, 0, 0, TimeSpan.Zero),
    ];

    [Test]
    public void A_plan_needs_no_override_exactly_where_the_work_fits([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        var within = new Period(Starts[seed % Starts.Length], Starts[seed % Starts.Length].AddDays(4));
        var (work, technician) = (Work(random, within), Technician(random, within));
        var stretches = Fit.Of(work, technician, within);

        Assert.That(stretches[0].Period.From, Is.EqualTo(within.From));
        Assert.That(stretches[^1].Period.To, Is.EqualTo(within.To));
        Assert.That(stretches.Zip(stretches.Skip(1), (one, next) => one.Period.To == next.Period.From), Is.All.True);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var from = within.From.AddMinutes(Minutes * random.Next(4 * 24 * 60 / Minutes));
            var period = new Period(from, from + work.Duration);
            if (!within.Contains(period))
            {
                continue;
            }
            var (broken, clash) = (PlanningRules.Check(work, technician, period).Select(problem => problem.Code).ToList(),
                PlanningRules.Clash(work, technician, period, within.From));
            var fits = stretches.Any(stretch => stretch.Verdict == FitVerdict.Fits && stretch.Period.Contains(period));
            var touched = stretches.Where(stretch => stretch.Period.Overlaps(period)).SelectMany(stretch => stretch.Reasons).Distinct()
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
        var within = new Period(Starts[seed % Starts.Length], Starts[seed % Starts.Length].AddDays(4));
        var (work, technician) = (Work(random, within) with { SkillId = null }, Technician(random, within));
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

    /// <summary>Returns the broken rules, judged minute by minute.</summary>
    private static HashSet<string> Model(PlannableWork work, TechnicianAgenda technician, Period period)
    {
        var (broken, calendar) = (new HashSet<string>(), technician.Calendar);
        var day = new Period(period.From.AddDays(-2), period.To.AddDays(2));
        var working = calendar.WorkingTimes(day);
        for (var minute = period.From; minute < period.To; minute = minute.AddMinutes(1))
        {
            bool Covered(IEnumerable<Period> periods) => periods.Any(each => each.From <= minute && minute < each.To);
            Add("outside_working_time", !Covered(working));
            Add("holiday", Covered(calendar.Holidays(day).Select(holiday => holiday.Period)));
            Add("absent", Covered(calendar.Absences(day)));
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

    private static PlannableWork Work(Random random, Period within) =>
        new(Guid.CreateVersion7(), "A", TimeSpan.FromMinutes(Minutes * random.Next(1, 60)))
        {
            Earliest = random.Next(2) == 0 ? null : within.From.AddMinutes(Minutes * random.Next(300)),
            Due = random.Next(2) == 0 ? null : within.To.AddMinutes(-Minutes * random.Next(300)),
            SkillId = random.Next(3) == 0 ? Skill : null,
            SkillName = "WELD",
        };

    private static TechnicianAgenda Technician(Random random, Period within)
    {
        var zone = Zones[random.Next(Zones.Length)];
        WeeklyHours[] hours =
        [
            .. from weekday in Enumerable.Range(1, 7)
               from shift in Enumerable.Range(0, random.Next(1, 3))
               select new WeeklyHours(weekday, Quarter(random), Quarter(random)),
        ];
        var date = DateOnly.FromDateTime(within.From.UtcDateTime);
        return new(Guid.CreateVersion7(), "T", zone, new(
            zone, hours, random.Next(2) == 0 ? [] : [date.AddDays(random.Next(5))],
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => Part(random, within))]))
        {
            Skills = random.Next(2) == 0 ? [] : [new(Skill, 1, random.Next(2) == 0 ? null : date.AddDays(random.Next(5)))],
            Bookings = [.. Enumerable.Range(0, random.Next(6)).Select(_ => new Booking(
                Guid.CreateVersion7(), Guid.CreateVersion7(), "B", Part(random, within), random.Next(3) > 0))
                .OrderBy(each => each.Period.From)],
        };
    }

    private static TimeOnly Quarter(Random random) => new TimeOnly(0).AddMinutes(15 * random.Next(96));

    private static Period Part(Random random, Period within)
    {
        var from = within.From.AddMinutes(Minutes * random.Next(4 * 24 * 60 / Minutes));
        return new(from, from.AddMinutes(Minutes * random.Next(1, 100)));
    }

    private static DateTimeOffset Time(object text) =>
        DateTimeOffset.Parse((string)text, System.Globalization.CultureInfo.InvariantCulture);
}
