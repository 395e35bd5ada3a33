using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>Everything that one unit of work writes.</summary>
/// <param name="Origin">Who asked for it; recorded with every change.</param>
internal sealed record ChangeSet(RequestOrigin Origin)
{
    /// <summary>The rows to insert; their values are read when they are sent.</summary>
    public List<NewRow> Inserts { get; } = [];

    /// <summary>The rows of which some fields may have changed.</summary>
    public List<RowUpdate> Updates { get; } = [];

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Inserts.Count == 0 && Updates.TrueForAll(update => update.Changes.Count == 0);

    /// <summary>
    /// The rows that no other unit of work may write in the same batch, as hashes: by id, and by key where they are new. Two that collide
    /// by chance merely go one after the other.
    /// </summary>
    public IEnumerable<int> ExclusiveKeys
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

    /// <summary>The same changes with running numbers, and with values that no longer change.</summary>
    /// <param name="numbers">Running numbers; one is dequeued for each row that needs one.</param>
    public ChangeSet WithNumbers(Queue<int> numbers)
    {
        var numbered = new ChangeSet(Origin);
        numbered.Updates.AddRange(Updates);
        foreach (var row in Inserts)
        {
            row.Number?.Invoke(numbers.Dequeue());
            var values = row.Values();
            numbered.Inserts.Add(row with { Values = () => values });
        }
        return numbered;
    }
}
