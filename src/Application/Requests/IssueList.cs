using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>
/// A list of problems or warnings in the order in which they were found. Only the first ones are listed and the others are counted, so that
/// a request with many errors does not get a response many times its size.
/// </summary>
/// <param name="name">The plural name of the items, for the entry that counts the unlisted items.</param>
public sealed class IssueList(string name)
{
    /// <summary>The maximum number of listed items.</summary>
    public const int MaxListed = 100;

    private readonly List<Problem> _listed = [];

    /// <summary>The number of items, including unlisted items.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// The listed items. If there are more, an additional last entry contains the number of unlisted items. Steps that find the most severe
    /// kind of problem run first, so that no unlisted item is more severe.
    /// </summary>
    public IReadOnlyList<Problem> Listed => Count <= MaxListed ? _listed :
        [
            .. _listed,
            new("", "more", $"{Count - MaxListed} more {name} are not listed; fix these first.")
            {
                Kind = _listed.Min(problem => problem.Kind),
            },
        ];

    /// <summary>Adds an item.</summary>
    public void Add(Problem problem)
    {
        Count++;
        if (_listed.Count < MaxListed)
        {
            _listed.Add(problem);
        }
    }

    /// <summary>Removes the items after the first <paramref name="count"/>.</summary>
    /// <param name="count">The number of items to keep; at most <see cref="Count"/>.</param>
    public void Truncate(int count)
    {
        Count = count;
        _listed.RemoveRange(Math.Min(count, _listed.Count), Math.Max(0, _listed.Count - count));
    }
}
