namespace WorkOrders.Application.Requests;

/// <summary>
/// Problems or warnings in the order in which they were found. The first are listed and the others only counted, so that a message full of
/// faults does not make an answer many times its size.
/// </summary>
/// <param name="name">What they are, in the plural.</param>
public sealed class IssueList(string name)
{
    /// <summary>How many are listed.</summary>
    public const int Most = 100;

    private readonly List<Problem> _listed = [];

    /// <summary>How many there are, listed or not.</summary>
    public int Count { get; private set; }

    /// <summary>Those that are listed and, where there are more, a last one that says how many. What is gravest is looked for first, so none of those is graver.</summary>
    public IReadOnlyList<Problem> Listed => Count <= Most ? _listed :
        [.. _listed, new("", "more", $"{Count - Most} more {name} are not listed; mend these first.") { Kind = _listed.Min(problem => problem.Kind) }];

    /// <summary>Adds one.</summary>
    public void Add(Problem problem)
    {
        Count++;
        if (_listed.Count < Most)
        {
            _listed.Add(problem);
        }
    }

    /// <summary>Forgets all but the first.</summary>
    public void Rewind(int count)
    {
        Count = count;
        _listed.RemoveRange(Math.Min(count, _listed.Count), Math.Max(0, _listed.Count - count));
    }
}
