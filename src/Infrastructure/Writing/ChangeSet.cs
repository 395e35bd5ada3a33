using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>The writes of one unit of work.</summary>
/// <param name="Origin">The origin of the request; recorded with every change.</param>
internal sealed record ChangeSet(RequestOrigin Origin)
{
    /// <summary>The rows to insert; their values are read when they are sent.</summary>
    public List<NewRow> Inserts { get; } = [];

    /// <summary>The rows whose fields may have changed.</summary>
    public List<RowUpdate> Updates { get; } = [];

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Inserts.Count == 0 && Updates.TrueForAll(update => update.Changes.Count == 0);

    /// <summary>
    /// The hashes of the rows that no other unit of work may write in the same batch: of each id, and of the keys of new rows. If the
    /// hashes of two different rows collide, they are only written in different batches.
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

    /// <summary>Assigns order numbers, and returns the changes with values that no longer change.</summary>
    /// <param name="numbers">The order numbers; one is dequeued for each row that needs a number.</param>
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
