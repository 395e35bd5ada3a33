namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>
/// The input of the optimizer, prepared for the search. A node is a visit, a fixed visit, or the start or end of a route; the nodes of
/// visits come first. Times are in UTC ticks.
/// </summary>
internal sealed class RoutingProblem
{
    private const int MaxNeighbors = 200;
    private readonly int[] _places;
    private readonly long[] _durations;
    private readonly int[] _weights;
    private readonly double[] _loads;
    private readonly long[] _windowStarts;
    private readonly long[] _dueTimes;
    private readonly double[] _priorityCosts;
    private readonly double[] _latenessCosts;
    private readonly Period[] _fixedPeriods;
    private readonly VisitOption?[] _optionOf;

    public RoutingProblem(IReadOnlyList<Visit> visits, IReadOnlyList<Route> routes, OptimizerOptions options)
    {
        (Visits, Routes, Weights) = (visits, routes, options.Weights);
        FixedVisit[] fixedVisits = [.. routes.SelectMany(route => route.FixedVisits.OrderBy(item => item.Period.From))];
        Travel = new(
            [.. visits.Select(visit => visit.Place), .. fixedVisits.Select(item => item.Place),
                .. routes.SelectMany(route => new[] { route.Start, route.End })],
            options.Travel);
        _places = [
            .. visits.Select(visit => Travel.IndexOf(visit.Place)), .. fixedVisits.Select(item => Travel.IndexOf(item.Place)),
            .. routes.SelectMany(route => new[] { route.Start, route.End })
                .Select(place => place is null ? TravelMatrix.Nowhere : Travel.IndexOf(place))];
        _durations = new long[_places.Length];
        _fixedPeriods = [.. fixedVisits.Select(item => item.Period)];
        for (var visit = 0; visit < visits.Count; visit++)
        {
            _durations[visit] = visits[visit].Duration.Ticks;
        }
        for (var index = 0; index < fixedVisits.Length; index++)
        {
            _durations[visits.Count + index] = fixedVisits[index].Period.Duration.Ticks;
        }
        var begin = routes.SelectMany(route => route.Periods).Select(period => period.From.UtcTicks).DefaultIfEmpty().Min();
        _windowStarts = [.. visits.Select(visit => Math.Max(begin, visit.Window.From.UtcTicks))];
        _weights = [.. visits.Select(visit => visit.Weight)];
        _loads = [.. visits.Select(visit => visit.Load)];
        _dueTimes = [.. visits.Select(visit => visit.Due?.UtcTicks ?? long.MaxValue)];
        _priorityCosts = [.. visits.Select(visit => Weights.Priority * visit.Weight / TimeSpan.TicksPerHour)];
        _latenessCosts = [.. visits.Select(visit => Weights.Lateness * visit.Weight / TimeSpan.TicksPerHour)];
        _optionOf = new VisitOption?[visits.Count * routes.Count];
        Options = [.. visits.Select((visit, index) => OptionsOf(visit, index).ToArray())];
        Neighbors = [.. Enumerable.Range(0, visits.Count).Select(NeighborsOf)];
    }

    public IReadOnlyList<Visit> Visits { get; }

    public IReadOnlyList<Route> Routes { get; }

    public CostWeights Weights { get; }

    public TravelMatrix Travel { get; }

    /// <summary>The routes on which each visit is possible, judged by its candidates, its window and the periods.</summary>
    public VisitOption[][] Options { get; }

    /// <summary>The other visits, nearest first, of each visit.</summary>
    public int[][] Neighbors { get; }

    /// <summary>Returns the nodes of a route without visits.</summary>
    public int[] EmptyRoute(int route)
    {
        var firstFixed = Visits.Count + Routes.Take(route).Sum(item => item.FixedVisits.Count);
        var start = Visits.Count + _fixedPeriods.Length + (2 * route);
        return [start, .. Enumerable.Range(firstFixed, Routes[route].FixedVisits.Count), start + 1];
    }

    public bool IsVisit(int node) => node < Visits.Count;

    /// <summary>Returns the period of a fixed visit, or null for another node.</summary>
    public Period? FixedPeriod(int node) =>
        node >= Visits.Count && node - Visits.Count < _fixedPeriods.Length ? _fixedPeriods[node - Visits.Count] : null;

    public int Weight(int visit) => _weights[visit];

    public double Load(int visit) => _loads[visit];

    public long Duration(int node) => _durations[node];

    public long TravelTicks(int from, int to) => Travel.Ticks(_places[from], _places[to]);

    public double Kilometers(int from, int to) => Travel.Kilometers(_places[from], _places[to]);

    public Leg LegBetween(int from, int to) => new(TimeSpan.FromTicks(TravelTicks(from, to)), Kilometers(from, to));

    /// <summary>Returns how a visit is possible on a route where it is.</summary>
    public VisitOption Option(int visit, int route) => _optionOf[(visit * Routes.Count) + route]!;

    /// <summary>Returns the cost of starting a visit later than possible.</summary>
    public double PriorityCost(int visit, long start) => _priorityCosts[visit] * (start - _windowStarts[visit]);

    /// <summary>Returns the cost of ending a visit after it is due.</summary>
    public double LatenessCost(int visit, long start) => _latenessCosts[visit] * Math.Max(0, start + _durations[visit] - _dueTimes[visit]);

    private IEnumerable<VisitOption> OptionsOf(Visit visit, int index)
    {
        var candidates = visit.Candidates.ToDictionary(candidate => candidate.TechnicianId);
        for (var route = 0; route < Routes.Count; route++)
        {
            if (candidates.TryGetValue(Routes[route].TechnicianId, out var candidate) && visit.Load <= Routes[route].Capacity
                && StartsOf(visit, Routes[route]).ToArray() is { Length: > 0 } starts)
            {
                var option = new VisitOption(
                    route, Weights.SkillSurplus * candidate.SkillSurplus, candidate.BreaksContinuity ? Weights.Continuity : 0, starts);
                _optionOf[(index * Routes.Count) + route] = option;
                yield return option;
            }
        }
    }

    private static IEnumerable<(long From, long To)> StartsOf(Visit visit, Route route) =>
        from period in route.Periods
        let start = Math.Max(period.From.UtcTicks, visit.Window.From.UtcTicks)
        let last = Math.Min(period.To.UtcTicks, visit.Window.To.UtcTicks) - visit.Duration.Ticks
        where start <= last
        select (start, last);

    private int[] NeighborsOf(int visit)
    {
        int[] others = [.. Enumerable.Range(0, Visits.Count).Where(other => other != visit)];
        Array.Sort(Array.ConvertAll(others, other => Kilometers(visit, other)), others);
        return others.Length > MaxNeighbors ? others[..MaxNeighbors] : others;
    }
}
