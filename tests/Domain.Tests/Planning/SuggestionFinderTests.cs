using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Suggestions;

namespace WorkOrders.Domain.Tests.Planning;

/// <summary>Suggestions, compared with the rules at every quarter of an hour.</summary>
public sealed class SuggestionFinderTests
{
    private static readonly SuggestionOptions Options = new(new(), new());

    [Test]
    public void Every_suggestion_can_be_planned_and_every_free_period_has_one([Range(1, 60)] int seed)
    {
        var (work, technician, within) = Create(seed);
        var found = Find(work, technician, within).Suggestions;
        foreach (var suggestion in found)
        {
            Assert.That(Broken(work, technician, suggestion.Period), Is.Empty, $"{suggestion.Period}");
            Assert.That(suggestion.Period.From.Minute % 15, Is.Zero);
            Assert.That(within.Contains(suggestion.Period), Is.True);
        }
        var free = Quarters(within, work.Duration).Where(period => Broken(work, technician, period).Count == 0).ToList();
        // Free starts without a start between them that is not free are in the same free period.
        var periods = free.Where((period, index) =>
            index == 0 || free[index - 1].From.AddMinutes(15) < period.From
                || Separates(work, technician, free[index - 1], period)).Count();
        Assert.That(found, Has.Count.EqualTo(periods));
    }

    [Test]
    public void The_excluded_time_breaks_no_more_rules_than_any_other([Range(1, 60)] int seed)
    {
        var (work, technician, within) = Create(seed);
        var (suggestions, excluded) = Find(work, technician, within);
        Assert.That(suggestions.Count == 0, Is.EqualTo(excluded.Count == 1));
        foreach (var close in excluded)
        {
            var broken = Broken(work, technician, close.Period);
            Assert.That(close.Broken, Is.EquivalentTo(broken));
            Assert.That(RequiredChange.For(work, close).Select(change => change.Code).Distinct(), Is.EquivalentTo(broken));
            Assert.That(Weight(broken), Is.EqualTo(Quarters(within, work.Duration)
                .Min(period => Weight(Broken(work, technician, period)))), $"{close.Period}");
        }
    }

    [Test]
    public void The_earliest_start_that_leaves_the_time_to_travel_is_suggested()
    {
        var zone = TimeZoneInfo.Utc;
        var day = new DateTimeOffset(2026, 12, 7, 0, 0, 0, TimeSpan.Zero);
        var technician = new TechnicianAgenda(Guid.CreateVersion7(), "T", zone, new(zone, [new(1, new(8, 0), new(17, 0))], [], []))
        {
            Start = new(51.05, 3.72),
            Bookings =
            [
                new(Guid.CreateVersion7(), Guid.CreateVersion7(), "B", new(day.AddHours(10), day.AddHours(11)), true, new(51.2, 4.4)),
            ],
        };
        var work = new PlannableWork(Guid.CreateVersion7(), "A", TimeSpan.FromHours(1)) { Place = new(51.05, 3.72) };
        var found = Find(work, technician, new(day, day.AddDays(1))).Suggestions.OrderBy(each => each.Period.From).ToList();
        // From B to the work it is 50 km along the great circle, so 78 minutes at 50 km/h.
        Assert.That(found.Select(each => each.Period.From.ToString("HH:mm")), Is.EqualTo(["08:00", "12:30"]));
        Assert.That(found.Select(each => (int)each.Travel.Duration.TotalMinutes), Is.EqualTo([0, 79]));
        Assert.That(found.Select(each => each.Cost.Distance), Is.EqualTo([0, 65]).Within(1));
    }

    [Test]
    public void Other_suggested_work_must_move_but_not_the_suggestion_of_the_work_itself()
    {
        var day = new DateTimeOffset(2026, 12, 7, 8, 0, 0, TimeSpan.Zero);
        var (within, work) = (new Period(day, day.AddHours(1)), new PlannableWork(Guid.CreateVersion7(), "A", TimeSpan.FromHours(1)));
        var technician = new TechnicianAgenda(Guid.CreateVersion7(), "T", TimeZoneInfo.Utc, new(TimeZoneInfo.Utc, [], [], []))
        {
            Bookings =
            [
                new(Guid.CreateVersion7(), work.Id, "A", within, false),
                new(Guid.CreateVersion7(), Guid.CreateVersion7(), "B", within, false),
            ],
        };
        var excluded = Find(work, technician, within).Excluded.Single();
        Assert.That(RequiredChange.For(work, excluded).Select(change => change.Text), Is.EqualTo(
            [$"Suggest another time for order B, now suggested to T from {within}."]));
    }

    private static (PlannableWork Work, TechnicianAgenda Technician, Period Within) Create(int seed)
    {
        var (random, within) = (new Random(seed), RandomPlanning.Days(seed));
        var technician = RandomPlanning.Technician(random, within);
        var firm = technician with { Bookings = [.. technician.Bookings.Where(each => each.IsFirm)] };
        return (RandomPlanning.Work(random, within), firm, within);
    }

    private static (IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<Suggestion> Excluded) Find(
        PlannableWork work, TechnicianAgenda technician, Period within) =>
        SuggestionFinder.Find(work, [new(technician, [])], within, Options);

    private static List<string> Broken(PlannableWork work, TechnicianAgenda technician, Period period) =>
    [
        .. PlanningRules.Check(work, technician, period).Select(problem => problem.Code)
            .Concat(technician.Clashes(period).Select(_ => PlanningRule.Booked)).Distinct(),
    ];

    private static (int Absolute, int All) Weight(List<string> broken) =>
        (broken.Count(code => !PlanningRule.IsOverridable(code)), broken.Count);

    private static bool Separates(PlannableWork work, TechnicianAgenda technician, Period one, Period next) =>
        Broken(work, technician, new(one.From, next.To)).Count > 0;

    private static IEnumerable<Period> Quarters(Period within, TimeSpan duration)
    {
        for (var from = within.From; from + duration <= within.To; from = from.AddMinutes(15))
        {
            yield return new(from, from + duration);
        }
    }
}
