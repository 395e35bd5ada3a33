namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>
/// Removes strings of successive visits from neighbouring routes: the ruin step of "Slack Induction by String Removals"
/// (Christiaens and Vanden Berghe, 2020).
/// </summary>
internal sealed class StringRemoval(RoutingProblem problem, Plan plan, Random random)
{
    private const double AverageRemoved = 10;
    private const double MaxLength = 10;
    private const double SplitProbability = 0.5;
    private const double MoreKeptProbability = 0.01;
    private readonly HashSet<int> _ruined = [];

    public void Run()
    {
        var used = plan.Tours.Count(tour => tour.VisitCount > 0);
        if (used == 0)
        {
            return;
        }
        var maxLength = Math.Min(MaxLength, (double)(problem.Visits.Count - plan.Unassigned.Count) / used);
        var strings = (int)(1 + (random.NextDouble() * ((4 * AverageRemoved / (1 + maxLength)) - 1)));
        var seed = random.Next(problem.Visits.Count);
        _ruined.Clear();
        Ruin(seed, maxLength);
        foreach (var neighbor in problem.Neighbors[seed])
        {
            if (_ruined.Count >= strings)
            {
                break;
            }
            Ruin(neighbor, maxLength);
        }
    }

    private void Ruin(int visit, double maxLength)
    {
        var route = plan.RouteOf[visit];
        if (route < 0 || !_ruined.Add(route))
        {
            return;
        }
        var tour = plan.Tours[route];
        var nodes = tour.Count - 2;
        var length = Math.Min(nodes, (int)(1 + (random.NextDouble() * Math.Min(nodes, maxLength))));
        var kept = 0;
        if (length > 1 && length < nodes && random.NextDouble() < SplitProbability)
        {
            kept = 1;
            while (length + kept < nodes && random.NextDouble() < MoreKeptProbability)
            {
                kept++;
            }
        }
        var position = 1;
        while (tour[position] != visit)
        {
            position++;
        }
        var first = Math.Max(1, position - length - kept + 1);
        var last = Math.Min(position, nodes - length - kept + 1);
        plan.Remove(route, random.Next(first, last + 1), length + kept, random.Next(1, length), kept);
    }
}
