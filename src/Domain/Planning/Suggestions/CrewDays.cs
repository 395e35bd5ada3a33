using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Planning.Suggestions;

/// <summary>Judges slots by what else the technician, or the leader of the team, does on that day.</summary>
/// <param name="work">The work.</param>
/// <param name="crew">The technicians.</param>
/// <param name="within">The period in which the slots are.</param>
/// <param name="options">The costs.</param>
internal sealed class CrewDays(PlannableWork work, Crew crew, Period within, SuggestionOptions options)
{
    private readonly Booking[] _others = [.. OthersOf(crew.Leader, work)];
    private readonly DateTimeOffset[] _starts = [.. OthersOf(crew.Leader, work).Select(other => other.Period.From)];
    private readonly IReadOnlyList<Period> _workingTimes =
        crew.Leader.Calendar.WorkingTimes(new(within.From - Booking.MaxPause, within.To + Booking.MaxPause));
    private readonly Dictionary<DateOnly, List<(double Filled, double Available)>> _loads = [];

    /// <summary>Returns when the technician can arrive for a start: after the way from the previous visit, or from the start.</summary>
    /// <param name="start">The start of the work.</param>
    public DateTimeOffset ArrivalFor(DateTimeOffset start) => DepartureFor(start) + WayTo(start).Duration;

    /// <summary>Returns what a slot costs.</summary>
    public Suggestion Judge(Slot slot)
    {
        var (period, weights) = (slot.Period, options.Weights);
        var (hours, detour) = (work.Duration.TotalHours, DetourFor(period));
        var possible = work.Earliest > within.From ? work.Earliest.Value : within.From;
        var cost = new CostTerms
        {
            Distance = weights.Distance * detour,
            Lateness = weights.Lateness * work.Weight * Math.Max(0, (period.To - work.Due)?.TotalHours ?? 0),
            Priority = weights.Priority * work.Weight * Math.Max(0, (period.From - possible).TotalHours),
            LoadBalance = weights.LoadBalance * hours * LoadWith(period),
            SkillSurplus = weights.SkillSurplus * crew.Leader.SkillSurplus(work, period),
            Continuity = crew.Leader.BreaksContinuity(work) ? weights.Continuity : 0,
        };
        return new(crew, period, slot.Broken, cost, detour, WayTo(period.From));
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

    private Leg WayTo(DateTimeOffset start) => PreviousOf(start) is { } previous
        ? options.Travel.Between(previous.Place, work.Place)
        : crew.Leader.Start is { } home ? options.Travel.Between(home, work.Place) : default;

    private double DetourFor(Period period)
    {
        var way = WayTo(period.From).Kilometers;
        if (NextOf(period.To) is not { } next)
        {
            return way;
        }
        var direct = PreviousOf(period.From) is { } previous ? options.Travel.Between(previous.Place, next.Place).Kilometers
            : crew.Leader.Start is { } home ? options.Travel.Between(home, next.Place).Kilometers : 0;
        return Math.Max(0, way + options.Travel.Between(work.Place, next.Place).Kilometers - direct);
    }

    /// <summary>Returns the part of the working time of the day that is filled with the work, added up over the technicians.</summary>
    private double LoadWith(Period period)
    {
        var date = crew.Leader.Zone.DateOf(period.From);
        if (!_loads.TryGetValue(date, out var loads))
        {
            var day = crew.Leader.Zone.DayOf(date);
            loads = [.. crew.All.Select(technician => (HoursOf(technician, day), technician.Calendar.Available(day, []).Sum(Hours)))];
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
