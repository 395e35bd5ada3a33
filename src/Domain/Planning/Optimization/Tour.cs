namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>The nodes of a route in order. After a change, <see cref="Update"/> computes times and costs.</summary>
internal sealed class Tour
{
    private readonly RoutingProblem _problem;
    private readonly long _begin;
    private readonly long _end;
    private readonly double _available;
    private readonly double _loadBalance;
    private int[] _nodes;
    private long[] _starts = [];
    private long[] _departures = [];
    private long[] _latestArrivals = [];
    private double _workHours;

    public Tour(RoutingProblem problem, int route)
    {
        var (periods, fixedVisits) = (problem.Routes[route].Periods, problem.Routes[route].FixedVisits);
        (_problem, Route, _nodes) = (problem, route, problem.EmptyRoute(route));
        (_begin, _end) = periods.Count > 0 ? (periods[0].From.UtcTicks, periods[^1].To.UtcTicks) : (0, 0);
        _loadBalance = problem.Weights.LoadBalance * problem.Routes[route].Technicians;
        _available = Period.Join([.. periods, .. fixedVisits.Select(item => item.Period)]).Sum(period => period.Duration.TotalHours);
        IsUsedAnyway = fixedVisits.Count > 0;
        Count = _nodes.Length;
        Update();
    }

    public int Route { get; }

    /// <summary>Whether the technician has work on the route without any visit.</summary>
    public bool IsUsedAnyway { get; }

    /// <summary>The number of nodes, including start and end.</summary>
    public int Count { get; private set; }

    public int VisitCount { get; private set; }

    /// <summary>The total load of the visits.</summary>
    public double Load { get; private set; }

    public double Cost { get; private set; }

    /// <summary>The longest time, in ticks, that can be added at any position, including travel.</summary>
    public long MaxSlack { get; private set; }

    /// <summary>The cost that the first visit adds, because the route is then used.</summary>
    public double OpeningCost => VisitCount > 0 || IsUsedAnyway ? 0 : _problem.Weights.Route;

    public int this[int position] => _nodes[position];

    /// <summary>The earliest start at a position.</summary>
    public long Start(int position) => _starts[position];

    /// <summary>The earliest departure from a position.</summary>
    public long Departure(int position) => _departures[position];

    /// <summary>The latest arrival at a position with which all later visits remain possible.</summary>
    public long LatestArrival(int position) => _latestArrivals[position];

    /// <summary>Returns the time, in ticks, that can be added before a position, including travel.</summary>
    public long Slack(int position) => _latestArrivals[position] - _departures[position - 1];

    public void Insert(int position, int node)
    {
        if (Count == _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * Count);
        }
        _nodes.AsSpan(position, Count - position).CopyTo(_nodes.AsSpan(position + 1));
        _nodes[position] = node;
        Count++;
    }

    public void RemoveAt(int position)
    {
        _nodes.AsSpan(position + 1, Count - position - 1).CopyTo(_nodes.AsSpan(position));
        Count--;
    }

    public void CopyFrom(Tour other)
    {
        Reserve(other._nodes.Length);
        (Count, VisitCount, Load, _workHours) = (other.Count, other.VisitCount, other.Load, other._workHours);
        (Cost, MaxSlack) = (other.Cost, other.MaxSlack);
        other._nodes.AsSpan(0, Count).CopyTo(_nodes);
        other._starts.AsSpan(0, Count).CopyTo(_starts);
        other._departures.AsSpan(0, Count).CopyTo(_departures);
        other._latestArrivals.AsSpan(0, Count).CopyTo(_latestArrivals);
    }

    /// <summary>Computes times and costs, and returns whether every visit is possible.</summary>
    public bool Update()
    {
        Reserve(_nodes.Length);
        (VisitCount, Load) = (0, 0);
        var work = 0L;
        _starts[0] = _departures[0] = _begin;
        for (var position = 1; position < Count; position++)
        {
            var node = _nodes[position];
            var arrival = _departures[position - 1] + _problem.TravelTicks(_nodes[position - 1], node);
            work += _problem.Duration(node);
            if (_problem.IsVisit(node))
            {
                VisitCount++;
                Load += _problem.Load(node);
                _starts[position] = _problem.Option(node, Route).EarliestStart(arrival);
                if (_starts[position] == long.MaxValue)
                {
                    return false;
                }
                _departures[position] = _starts[position] + _problem.Duration(node);
            }
            else if (_problem.FixedPeriod(node) is { } period)
            {
                _starts[position] = period.From.UtcTicks;
                _departures[position] = Math.Max(period.To.UtcTicks, _departures[position - 1]);
            }
        }
        _workHours = (double)work / TimeSpan.TicksPerHour;
        var cost = Terms;
        for (var position = 1; position < Count; position++)
        {
            cost += TermsAt(position);
        }
        Cost = cost.Total;
        return UpdateLatestArrivals();
    }

    /// <summary>The costs of the route as a whole.</summary>
    public CostTerms Terms => VisitCount > 0 || IsUsedAnyway ? new() { Route = _problem.Weights.Route } : default;

    /// <summary>Returns the costs of a node and of the travel to it.</summary>
    public CostTerms TermsAt(int position)
    {
        var (node, weights) = (_nodes[position], _problem.Weights);
        var hours = (double)_problem.Duration(node) / TimeSpan.TicksPerHour;
        var terms = new CostTerms
        {
            Distance = weights.Distance * _problem.Kilometers(_nodes[position - 1], node),
            LoadBalance = hours > 0 ? _loadBalance * hours * _workHours / _available : 0,
        };
        return !_problem.IsVisit(node) ? terms : terms with
        {
            Lateness = _problem.LatenessCost(node, _starts[position]),
            Priority = _problem.PriorityCost(node, _starts[position]),
            SkillSurplus = _problem.Option(node, Route).SkillSurplus,
            Continuity = _problem.Option(node, Route).Continuity,
        };
    }

    /// <summary>Returns the cost of more work on the route.</summary>
    public double AddedLoadBalance(int visit)
    {
        var hours = (double)_problem.Duration(visit) / TimeSpan.TicksPerHour;
        return _loadBalance * hours * ((2 * _workHours) + hours) / _available;
    }

    /// <summary>Returns the cost of starting the visits from a position on later, because of a later arrival there.</summary>
    public double DelayCost(int position, long arrival)
    {
        var cost = 0.0;
        for (; _problem.IsVisit(_nodes[position]); position++)
        {
            var node = _nodes[position];
            var start = _problem.Option(node, Route).EarliestStart(arrival);
            if (start <= _starts[position])
            {
                break;
            }
            cost += _problem.PriorityCost(node, start) - _problem.PriorityCost(node, _starts[position])
                + _problem.LatenessCost(node, start) - _problem.LatenessCost(node, _starts[position]);
            arrival = start + _problem.Duration(node) + _problem.TravelTicks(node, _nodes[position + 1]);
        }
        return cost;
    }

    private bool UpdateLatestArrivals()
    {
        var isPossible = true;
        MaxSlack = 0;
        _latestArrivals[Count - 1] = _end;
        for (var position = Count - 2; position >= 0; position--)
        {
            MaxSlack = Math.Max(MaxSlack, Slack(position + 1));
            var (node, next) = (_nodes[position], _nodes[position + 1]);
            var travel = _problem.TravelTicks(node, next);
            if (_problem.IsVisit(node))
            {
                var limit = _latestArrivals[position + 1] - travel - _problem.Duration(node);
                _latestArrivals[position] = _problem.Option(node, Route).LatestStart(limit);
            }
            else
            {
                _latestArrivals[position] = _starts[position];
            }
            isPossible &= !(_problem.IsVisit(node) || _problem.IsVisit(next))
                || _departures[position] + travel <= _latestArrivals[position + 1];
        }
        return isPossible;
    }

    private void Reserve(int length)
    {
        if (_starts.Length < length)
        {
            Array.Resize(ref _nodes, length);
            (_starts, _departures, _latestArrivals) = (new long[length], new long[length], new long[length]);
        }
    }
}
