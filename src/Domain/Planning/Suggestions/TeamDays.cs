using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Planning.Suggestions;

/// <summary>Computes the cost of slots from the other work of the technician, or of the team's leader, on that day.</summary>
/// <param name="work">The work.</param>
/// <param name="team">The technicians.</param>
/// <param name="within">The period in which the slots are.</param>
/// <param name="options">The costs.</param>
internal sealed class TeamDays(PlannableWork work, Team team, Period within, SuggestionOptions options)
{
    private readonly Booking[] _others = [.. OthersOf(team.Leader, work)];
    private readonly DateTimeOffset[] _starts = [.. OthersOf(team.Leader, work).Select(other => other.Period.From)];
    private readonly IReadOnlyList<Period> _workingTimes =
        team.Leader.Calendar.WorkingTimes(new(within.From - Booking.MaxPause, within.To + Booking.MaxPause));
    private readonly Dictionary<DateOnly, List<(double Filled, double Available)>> _loads = [];

    /// <summary>
    /// Returns when the technician can arrive for a start: after travel from the previous visit, or from where the day starts.
    /// </summary>
    /// <param name="start">The start of the work.</param>
    public DateTimeOffset ArrivalFor(DateTimeOffset start) => DepartureFor(start) + TravelTo(start).Duration;

    /// <summary>Returns a slot as a suggestion, with its cost.</summary>
    public Suggestion Judge(Slot slot)
    {
        var (period, weights) = (slot.Period, options.Weights);
        var (hours, detour) = (work.Duration.TotalHours, DetourFor(period));
        var cost = new CostTerms
        {
            Distance = weights.Distance * detour,
            Lateness = weights.Lateness * work.Weight * Math.Max(0, (period.To - work.Due)?.TotalHours ?? 0),
            Priority = weights.Priority * work.Weight * Math.Max(0, (period.From - work.StartFrom(within.From)).TotalHours),
            LoadBalance = weights.LoadBalance * hours * LoadWith(period),
            SkillSurplus = weights.SkillSurplus * team.Leader.SkillSurplus(work, period),
            Continuity = team.Leader.BreaksContinuity(work) ? weights.Continuity : 0,
        };
        return new(team, period, slot.Broken, cost, detour, TravelTo(period.From));
    }

    private Booking? PreviousOf(DateTimeOffset start)
    {
        var previous = FirstFrom(start) - 1;
        while (previous >= 0 && _others[previous].Period.To > start)
        {
            previous--;
        }
        return previous >= 0 && _others[previous].Period.To > start - Booking.MaxPause ? _others[previous] : null;
    }

    private Booking? NextOf(DateTimeOffset end) =>
        FirstFrom(end) is var next && next < _others.Length && _starts[next] < end + Booking.MaxPause ? _others[next] : null;

    /// <summary>Returns the number of entries that begin before a moment.</summary>
    private int FirstFrom(DateTimeOffset moment)
    {
        var index = Array.BinarySearch(_starts, moment);
        index = index < 0 ? ~index : index;
        while (index > 0 && _starts[index - 1] == moment)
        {
            index--;
        }
        return index;
    }

    private DateTimeOffset DepartureFor(DateTimeOffset start) =>
        PreviousOf(start)?.Period.To
        ?? _workingTimes.FirstOrDefault(time => time.From <= start && time.From > start - Booking.MaxPause, new(start, start)).From;

    private Leg TravelTo(DateTimeOffset start) => PreviousOf(start) is { } previous
        ? options.Travel.Between(previous.Place, work.Place)
        : team.Leader.Start is { } home ? options.Travel.Between(home, work.Place) : default;

    private double DetourFor(Period period)
    {
        var travel = TravelTo(period.From).Kilometers;
        if (NextOf(period.To) is not { } next)
        {
            return travel;
        }
        var direct = PreviousOf(period.From) is { } previous ? options.Travel.Between(previous.Place, next.Place).Kilometers
            : team.Leader.Start is { } home ? options.Travel.Between(home, next.Place).Kilometers : 0;
        return Math.Max(0, travel + options.Travel.Between(work.Place, next.Place).Kilometers - direct);
    }

    /// <summary>Returns the part of the day's working time that is filled if the work is added, summed over the team.</summary>
    private double LoadWith(Period period)
    {
        var date = team.Leader.Zone.DateOf(period.From);
        if (!_loads.TryGetValue(date, out var loads))
        {
            var day = team.Leader.Zone.DayOf(date);
            loads = [.. team.All.Select(technician => (HoursOf(technician, day), technician.Calendar.Available(day, []).Sum(Hours)))];
            _loads[date] = loads;
        }
        return loads.Sum(load => load.Available > 0 ? (load.Filled + work.Duration.TotalHours) / load.Available : 1);
    }

    private double HoursOf(TechnicianAgenda technician, Period day) =>
        OthersOf(technician, work).Select(other => other.Period.Within(day)).Where(part => part.From < part.To).Sum(Hours);

    private static IEnumerable<Booking> OthersOf(TechnicianAgenda technician, PlannableWork work) =>
        technician.Bookings.Where(booking => booking.IsFirm || booking.WorkOrderId != work.Id);

    private static double Hours(Period period) => period.Duration.TotalHours;
}
