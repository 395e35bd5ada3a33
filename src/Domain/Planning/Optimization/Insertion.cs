namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>Inserts unassigned visits one by one where each costs least: "greedy insertion with blinks" of the same method.</summary>
internal sealed class Insertion
{
    private const double BlinkProbability = 0.01;
    private readonly RoutingProblem _problem;
    private readonly Plan _plan;
    private readonly Random _random;
    private readonly double[][] _keys;
    private double[] _sortKeys = [];
    private int[] _order = [];
    private int _untilBlink = int.MaxValue;

    public Insertion(RoutingProblem problem, Plan plan, Random random)
    {
        (_problem, _plan, _random) = (problem, plan, random);
        _keys = [
            [.. problem.Visits.Select(visit => -visit.Weight)],
            [.. problem.Options.Select(options => (double)options.Length)],
            [.. problem.Visits.Select(visit => -visit.Duration.TotalHours)],
            [.. problem.Visits.Select(visit => -visit.Load)],
            [.. problem.Visits.Select(visit => visit.Window.Duration.TotalHours)],
            [.. problem.Visits.Select(visit => (double)visit.Window.From.UtcTicks)],
            [.. problem.Visits.Select(visit => -(double)visit.Window.To.UtcTicks)],
        ];
    }

    /// <summary>Inserts all visits for which there is room, the hardest first.</summary>
    public void InsertByDifficulty()
    {
        Sort(visit => (-_keys[0][visit] * 1e-3) + _keys[1][visit]);
        InsertInOrder();
    }

    /// <summary>Inserts all visits for which there is room, in a random kind of order, and overlooks a few positions.</summary>
    public void InsertRandomly()
    {
        var kind = _random.Next(_keys.Length + 4);
        if (kind < _keys.Length)
        {
            Sort(visit => _keys[kind][visit]);
        }
        else
        {
            Sort(_ => _random.NextDouble());
        }
        DrawBlink();
        InsertInOrder();
    }

    /// <summary>Returns the cheapest position for a visit; a negative route if there is none.</summary>
    public (int Route, int Position) Cheapest(int visit)
    {
        var (best, bestCost) = ((-1, -1), double.MaxValue);
        foreach (var option in _problem.Options[visit])
        {
            var tour = _plan.Tours[option.Route];
            if (!_plan.MayFit(visit, option.Route) || tour.MaxSlack < _problem.Duration(visit)
                || tour.Load + _problem.Load(visit) > _problem.Routes[option.Route].Capacity)
            {
                continue;
            }
            var fixedCost = option.SkillSurplus + option.Continuity + tour.OpeningCost + tour.AddedLoadBalance(visit);
            for (var position = 1; position < tour.Count && tour.Departure(position - 1) <= option.LastStart; position++)
            {
                var cost = fixedCost + CostAt(tour, position, visit, option, bestCost - fixedCost);
                if (cost < bestCost)
                {
                    (best, bestCost) = ((option.Route, position), cost);
                }
            }
        }
        return best;
    }

    /// <summary>Returns the cost of a visit before a position; infinite if it is impossible, or not below a limit, or by chance.</summary>
    private double CostAt(Tour tour, int position, int visit, VisitOption option, double limit)
    {
        var (previous, next, duration) = (tour[position - 1], tour[position], _problem.Duration(visit));
        if (tour.Slack(position) < duration || option.FirstStart + duration > tour.LatestArrival(position) || Blinks())
        {
            return double.PositiveInfinity;
        }
        var cost = _problem.Weights.Distance
            * (_problem.Kilometers(previous, visit) + _problem.Kilometers(visit, next) - _problem.Kilometers(previous, next));
        if (cost >= limit)
        {
            return double.PositiveInfinity;
        }
        var start = option.EarliestStart(tour.Departure(position - 1) + _problem.TravelTicks(previous, visit));
        var latestStart = tour.LatestArrival(position) - duration - _problem.TravelTicks(visit, next);
        if (start > latestStart)
        {
            return double.PositiveInfinity;
        }
        cost += _problem.PriorityCost(visit, start) + _problem.LatenessCost(visit, start);
        return cost < limit
            ? cost + tour.DelayCost(position, start + duration + _problem.TravelTicks(visit, next))
            : double.PositiveInfinity;
    }

    private bool Blinks()
    {
        if (--_untilBlink >= 0)
        {
            return false;
        }
        DrawBlink();
        return true;
    }

    private void Sort(Func<int, double> key)
    {
        var unassigned = _plan.Unassigned;
        if (_order.Length < unassigned.Count)
        {
            (_order, _sortKeys) = (new int[_problem.Visits.Count], new double[_problem.Visits.Count]);
        }
        for (var index = 0; index < unassigned.Count; index++)
        {
            (_order[index], _sortKeys[index]) = (unassigned[index], key(unassigned[index]));
        }
        Array.Sort(_sortKeys, _order, 0, unassigned.Count);
    }

    private void InsertInOrder()
    {
        var count = _plan.Unassigned.Count;
        _plan.Unassigned.Clear();
        foreach (var visit in _order.AsSpan(0, count))
        {
            if (Cheapest(visit) is (>= 0, _) best)
            {
                _plan.Insert(visit, best.Route, best.Position);
            }
            else
            {
                _plan.Unassigned.Add(visit);
            }
        }
    }

    // The number of positions up to the next blink has a geometric distribution; this saves a random number for each position.
    private void DrawBlink() => _untilBlink = (int)Math.Min(1e6, Math.Log(1 - _random.NextDouble()) / Math.Log(1 - BlinkProbability));
}
