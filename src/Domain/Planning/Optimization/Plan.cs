namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>A plan during the search. Changes since <see cref="Begin"/> can be undone.</summary>
internal sealed class Plan
{
    private readonly RoutingProblem _problem;
    private readonly Tour[] _tours;
    private readonly Tour[] _undo;
    private readonly bool[] _isChanged;
    private readonly List<int> _changed = [];
    private readonly List<int> _unassignedBefore = [];
    private readonly int[] _removedIn;
    private int _change;

    public Plan(RoutingProblem problem)
    {
        _problem = problem;
        _tours = [.. Enumerable.Range(0, problem.Routes.Count).Select(route => new Tour(problem, route))];
        _undo = [.. Enumerable.Range(0, problem.Routes.Count).Select(route => new Tour(problem, route))];
        _isChanged = new bool[_tours.Length];
        RouteOf = new int[problem.Visits.Count];
        Array.Fill(RouteOf, -1);
        Unassigned = [.. Enumerable.Range(0, problem.Visits.Count)];
        IsClosed = new bool[_tours.Length];
        _removedIn = new int[problem.Visits.Count];
    }

    public IReadOnlyList<Tour> Tours => _tours;

    /// <summary>The route of each visit; -1 if it is unassigned.</summary>
    public int[] RouteOf { get; }

    /// <summary>The visits without a route.</summary>
    public List<int> Unassigned { get; }

    /// <summary>The routes that must remain empty.</summary>
    public bool[] IsClosed { get; }

    /// <summary>The total weight of the unassigned visits.</summary>
    public long UnassignedWeight => Unassigned.Sum(visit => (long)_problem.Weight(visit));

    public double Cost => _tours.Sum(tour => tour.Cost);

    /// <summary>
    /// Returns whether a visit may fit in a route: one that was unassigned before the changes fits in no route that is the same.
    /// </summary>
    public bool MayFit(int visit, int route) => !IsClosed[route] && (_isChanged[route] || _removedIn[visit] == _change);

    public void Begin()
    {
        _change++;
        foreach (var route in _changed)
        {
            _isChanged[route] = false;
        }
        _changed.Clear();
        _unassignedBefore.Clear();
        _unassignedBefore.AddRange(Unassigned);
    }

    public void Undo()
    {
        foreach (var route in _changed)
        {
            (_tours[route], _undo[route]) = (_undo[route], _tours[route]);
            _isChanged[route] = false;
            SetRoutes(_tours[route]);
        }
        _changed.Clear();
        Unassigned.Clear();
        Unassigned.AddRange(_unassignedBefore);
        foreach (var visit in Unassigned)
        {
            RouteOf[visit] = -1;
        }
    }

    /// <summary>Makes an unassigned visit part of a route; the caller removes it from <see cref="Unassigned"/>.</summary>
    public void Insert(int visit, int route, int position)
    {
        BeforeChange(route);
        _tours[route].Insert(position, visit);
        _tours[route].Update();
        RouteOf[visit] = route;
    }

    /// <summary>Removes the visits at successive positions of a route, except for some after the first ones.</summary>
    /// <param name="route">The index of the route.</param>
    /// <param name="position">The first position.</param>
    /// <param name="count">The number of positions.</param>
    /// <param name="keepFrom">The number of positions before those that are kept.</param>
    /// <param name="keepCount">The number of positions that are kept.</param>
    public void Remove(int route, int position, int count, int keepFrom = 0, int keepCount = 0)
    {
        BeforeChange(route);
        var tour = _tours[route];
        for (var offset = count - 1; offset >= 0; offset--)
        {
            var node = tour[position + offset];
            if (_problem.IsVisit(node) && (offset < keepFrom || offset >= keepFrom + keepCount))
            {
                tour.RemoveAt(position + offset);
                RouteOf[node] = -1;
                _removedIn[node] = _change;
                Unassigned.Add(node);
            }
        }
        // Where a detour is faster than the direct route, removing a visit can make later ones impossible.
        if (!tour.Update())
        {
            Remove(route, 1, tour.Count - 2);
        }
    }

    public void CopyFrom(Plan other)
    {
        for (var route = 0; route < _tours.Length; route++)
        {
            _tours[route].CopyFrom(other._tours[route]);
        }
        other.RouteOf.CopyTo(RouteOf, 0);
        Unassigned.Clear();
        Unassigned.AddRange(other.Unassigned);
    }

    private void BeforeChange(int route)
    {
        if (!_isChanged[route])
        {
            _isChanged[route] = true;
            _changed.Add(route);
            _undo[route].CopyFrom(_tours[route]);
        }
    }

    private void SetRoutes(Tour tour)
    {
        for (var position = 1; position < tour.Count - 1; position++)
        {
            if (_problem.IsVisit(tour[position]))
            {
                RouteOf[tour[position]] = tour.Route;
            }
        }
    }
}
