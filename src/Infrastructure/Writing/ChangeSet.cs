using WorkOrders.Application.Requests;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>The writes of one unit of work.</summary>
/// <param name="Origin">The origin of the request; recorded with every change.</param>
internal sealed record ChangeSet(RequestOrigin Origin)
{
    /// <summary>The rows to insert; their values are read when they are sent.</summary>
    public List<NewRow> Inserts { get; } = [];

    /// <summary>The rows whose fields may have changed.</summary>
    public List<RowUpdate> Updates { get; } = [];

    /// <summary>The rows to delete; they are neither inserted nor updated.</summary>
    public List<RowDelete> Deletes { get; } = [];

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Inserts.Count == 0 && Deletes.Count == 0 && Updates.TrueForAll(update => update.Changes.Count == 0);

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
                if (row.Source is PlanningEntry { IsFirm: true } moved)
                {
                    yield return Booked(moved);
                }
            }
            foreach (var row in Deletes)
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
                if (row.Source is PlanningEntry { IsFirm: true } planned)
                {
                    yield return Booked(planned);
                }
            }
        }
    }

    /// <summary>Returns the hash of a technician: two plans of one technician may overlap, and would make their batch fail.</summary>
    private static int Booked(PlanningEntry entry) => HashCode.Combine(nameof(PlanningEntry), entry.TechnicianId);

    /// <summary>Returns the changes with values that no longer change.</summary>
    public ChangeSet WithFinalValues()
    {
        var final = new ChangeSet(Origin);
        final.Updates.AddRange(Updates);
        final.Deletes.AddRange(Deletes);
        foreach (var row in Inserts)
        {
            var values = row.Values();
            final.Inserts.Add(row with { Values = () => values });
        }
        return final;
    }
}
