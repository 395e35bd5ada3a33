using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>What one unit of work is to write.</summary>
/// <param name="Origin">Who asked for it: kept with every change.</param>
internal sealed record ChangeSet(RequestOrigin Origin)
{
    /// <summary>The rows to insert; their values are read when they are sent.</summary>
    public List<NewRow> Inserts { get; } = [];

    /// <summary>The rows of which some fields change.</summary>
    public List<Row> Updates { get; } = [];

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Inserts.Count == 0 && Updates.Count == 0;

    /// <summary>
    /// The rows that nobody else may write at the same time: by id, and by key where they are new. As hashes: two that are alike by chance only go one after the other.
    /// </summary>
    public IEnumerable<int> Claims
    {
        get
        {
            foreach (var row in Updates)
            {
                yield return HashCode.Combine(row.Entity, row.Id);
            }
            foreach (var row in Inserts)
            {
                yield return HashCode.Combine(row.Entity, row.Id);
                if (row.Key is not null)
                {
                    yield return HashCode.Combine(row.Entity, row.Key);
                }
            }
        }
    }

    /// <summary>The same, with the numbers and the values it will be sent with.</summary>
    /// <param name="numbers">Running numbers; as many are taken as there are rows that want one.</param>
    public ChangeSet Settle(Queue<int> numbers)
    {
        var settled = new ChangeSet(Origin);
        settled.Updates.AddRange(Updates);
        foreach (var row in Inserts)
        {
            row.Number?.Invoke(numbers.Dequeue());
            var values = row.Values();
            settled.Inserts.Add(row with { Values = () => values });
        }
        return settled;
    }
}
