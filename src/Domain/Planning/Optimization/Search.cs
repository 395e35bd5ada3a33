namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>
/// Searches by ruin and recreate: removes some visits and inserts them again, over and over. A change that costs more is accepted with a
/// probability that falls during the search (simulated annealing).
/// </summary>
internal sealed class Search
{
    /// <summary>The largest part of the budget for finding room for unassigned visits and closing routes.</summary>
    private const double SqueezeShare = 0.4;

    // Temperatures, relative to the average cost of a planned visit.
    private const double Squeezing = 0.03;
    private const double Hottest = 1;
    private const double Coldest = 0.003;

    private readonly RoutingProblem _problem;
    private readonly SearchBudget _budget;
    private readonly Plan _current;
    private readonly StringRemoval _removal;
    private readonly Insertion _insertion;
    private readonly Random _random;
    private readonly long[] _absences;
    private double _cost;
    private long _unassigned;
    private double _newCost;
    private long _newUnassigned;

    public Search(RoutingProblem problem, OptimizerOptions options, SearchBudget budget)
    {
        (_problem, _budget, _random) = (problem, budget, new Random(options.Seed));
        (_current, Best) = (new Plan(problem), new Plan(problem));
        _removal = new(problem, _current, _random);
        _insertion = new(problem, _current, _random);
        _absences = new long[problem.Visits.Count];
    }

    /// <summary>The best plan so far.</summary>
    public Plan Best { get; }

    public double BestCost { get; private set; }

    public long BestUnassigned { get; private set; }

    /// <summary>Inserts all visits for which there is room, then improves the plan until the budget is used up.</summary>
    public void Run()
    {
        _current.Unassigned.RemoveAll(visit => _insertion.Cheapest(visit).Route < 0);
        _insertion.InsertByDifficulty();
        Measure();
        Accept();
        Keep();
        Squeeze();
        Anneal();
    }

    /// <summary>
    /// Finds room for unassigned visits, and closes one route after the other if routes cost something. The cost hardly matters: visits
    /// that were rarely unassigned make room for those that often were.
    /// </summary>
    private void Squeeze()
    {
        while (_budget.Progress < SqueezeShare && (_current.Unassigned.Count > 0 || CloseRoute()) && _budget.Continue(this))
        {
            var before = Absences();
            Change();
            var isAccepted = IsBetter(_unassigned, _cost + AcceptedIncrease(Squeezing)) || Absences() < before;
            foreach (var visit in _current.Unassigned)
            {
                _absences[visit]++;
            }
            AcceptOrUndo(isAccepted);
        }
        Array.Clear(_current.IsClosed);
        _current.CopyFrom(Best);
        (_cost, _unassigned) = (BestCost, BestUnassigned);
    }

    private void Anneal()
    {
        var start = _budget.Progress;
        while (_budget.Continue(this))
        {
            var progress = (_budget.Progress - start) / (1 - start);
            Change();
            AcceptOrUndo(IsBetter(_unassigned, _cost + AcceptedIncrease(Hottest * Math.Pow(Coldest / Hottest, progress))));
        }
    }

    private void Change()
    {
        _current.Begin();
        _removal.Run();
        _insertion.InsertRandomly();
        Measure();
    }

    private void AcceptOrUndo(bool isAccepted)
    {
        if (!isAccepted)
        {
            _current.Undo();
            return;
        }
        Accept();
        if (IsBetter(BestUnassigned, BestCost))
        {
            Keep();
        }
    }

    private void Measure() => (_newCost, _newUnassigned) = (_current.Cost, _current.UnassignedWeight);

    private void Accept() => (_cost, _unassigned) = (_newCost, _newUnassigned);

    private void Keep()
    {
        Best.CopyFrom(_current);
        (BestCost, BestUnassigned) = (_cost, _unassigned);
    }

    private bool IsBetter(long unassigned, double cost) =>
        _newUnassigned < unassigned || (_newUnassigned == unassigned && _newCost < cost);

    private long Absences() => _current.Unassigned.Sum(visit => _absences[visit]);

    /// <summary>Returns by how much a plan may cost more than before: a random number with an exponential distribution.</summary>
    private double AcceptedIncrease(double temperature)
    {
        var routes = Best.Tours.Count(tour => tour.VisitCount > 0);
        var planned = Math.Max(1, _problem.Visits.Count - Best.Unassigned.Count);
        return -temperature * (BestCost - (_problem.Weights.Route * routes)) / planned * Math.Log(1 - _random.NextDouble());
    }

    /// <summary>Closes the route whose visits were rarely unassigned; returns false if it would not be cheaper.</summary>
    private bool CloseRoute()
    {
        Tour[] closable = [.. _current.Tours.Where(tour => !tour.IsUsedAnyway)];
        if (_problem.Weights.Route <= 0 || _cost > BestCost
            || closable.Where(tour => tour.VisitCount > 0).MinBy(AbsencesOf) is not { } tour)
        {
            return false;
        }
        foreach (var other in closable)
        {
            _current.IsClosed[other.Route] = other == tour || other.VisitCount == 0;
        }
        _current.Begin();
        _current.Remove(tour.Route, 1, tour.Count - 2);
        _insertion.InsertRandomly();
        Measure();
        Accept();
        return true;
    }

    private long AbsencesOf(Tour tour) =>
        Enumerable.Range(1, tour.Count - 2).Select(position => tour[position]).Where(_problem.IsVisit).Sum(visit => _absences[visit]);
}
