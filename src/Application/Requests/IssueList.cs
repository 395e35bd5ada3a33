using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>
/// Problems or warnings in the order in which they were found. Only the first are listed and the others counted, so that a message full of
/// mistakes does not make the response many times its size.
/// </summary>
/// <param name="name">What the list holds, in the plural, for the entry that counts the others.</param>
public sealed class IssueList(string name)
{
    /// <summary>How many are listed.</summary>
    public const int MaxListed = 100;

    private readonly List<Problem> _listed = [];

    /// <summary>How many there are, listed or not.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Those that are listed; where there are more, the last entry says how many. Steps that find the most severe kind run first, so no
    /// unlisted one is more severe.
    /// </summary>
    public IReadOnlyList<Problem> Listed => Count <= MaxListed ? _listed :
        [
            .. _listed,
            new("", "more", $"{Count - MaxListed} more {name} are not listed; fix these first.")
            {
                Kind = _listed.Min(problem => problem.Kind),
            },
        ];

    /// <summary>Adds one.</summary>
    public void Add(Problem problem)
    {
        Count++;
        if (_listed.Count < MaxListed)
        {
            _listed.Add(problem);
        }
    }

    /// <summary>Removes all but the first.</summary>
    /// <param name="count">How many remain; at most <see cref="Count"/>.</param>
    public void Truncate(int count)
    {
        Count = count;
        _listed.RemoveRange(Math.Min(count, _listed.Count), Math.Max(0, _listed.Count - count));
    }
}
