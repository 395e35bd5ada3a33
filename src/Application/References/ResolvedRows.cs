using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>
/// The rows that one attempt at a message works with: stored rows, the rows it inserts or changes, and the row of each reference.
/// A new attempt starts with new ones, so nothing of a failed attempt survives.
/// </summary>
/// <param name="stored">What is stored; shared with other messages and never modified.</param>
public sealed class ResolvedRows(Snapshot stored)
{
    // An ERP's message usually names project, company, type, priority, status, technician and the order itself.
    private const int TypicalRowCount = 8;

    private readonly Dictionary<(Entity, Guid), Row> _byId = new(TypicalRowCount);
    private readonly Dictionary<(Entity, string), Row> _byKey = [];
    private readonly Dictionary<Reference, Row> _byReference = new(TypicalRowCount);
    private readonly List<Row> _rows = new(TypicalRowCount);

    /// <summary>What is stored.</summary>
    public Snapshot Stored { get; } = stored;

    /// <summary>Every row that was asked for, stored or new.</summary>
    public IReadOnlyList<Row> All => _rows;

    /// <summary>The row that a reference resolves to; null until it is resolved, and when it cannot be.</summary>
    public Row? this[Reference reference] => _byReference.GetValueOrDefault(reference);

    /// <summary>Records the row that a reference resolves to.</summary>
    public void Resolve(Reference reference, Row row) => _byReference[reference] = row;

    /// <summary>Adds a new row.</summary>
    public void Add(Row row)
    {
        if (_byId.TryAdd((row.Entity, row.Id), row))
        {
            _rows.Add(row);
            AddKey(row, row.Key);
        }
    }

    /// <summary>Makes a row known by one more key; a key that another row has stays with that row.</summary>
    public void AddKey(Row row, string? key)
    {
        if (key is not null && ByKey(row.Entity, key) is null)
        {
            _byKey.Add((row.Entity, key), row);
        }
    }

    /// <summary>The row of this id; null when there is none.</summary>
    public Row? ById(Entity entity, Guid? id) => id switch
    {
        null => null,
        { } some when _byId.TryGetValue((entity, some), out var row) => row,
        { } some => FromStored(entity, Stored.ById(entity, some)),
    };

    /// <summary>The row of this id, as its record; null when there is none.</summary>
    public T? ById<T>(Guid? id) where T : EntityRecord => ById(Entity.Of<T>(), id)?.As<T>();

    /// <summary>The row of this key, compared exactly; null when there is none.</summary>
    public Row? ByKey(Entity entity, string? key) => key switch
    {
        null => null,
        _ when _byKey.TryGetValue((entity, key), out var row) => row,
        _ => FromStored(entity, Stored.ByKey(entity, key)),
    };

    /// <summary>All rows of an entity.</summary>
    public IEnumerable<Row> RowsOf(Entity entity)
    {
        foreach (var values in Stored.RowsOf(entity))
        {
            FromStored(entity, values);
        }
        return _rows.Where(row => row.Entity == entity);
    }

    /// <summary>All rows of an entity, as its records.</summary>
    public IEnumerable<T> RowsOf<T>() where T : EntityRecord => RowsOf(Entity.Of<T>()).Select(row => row.As<T>());

    /// <summary>
    /// A row and the rows above it, nearest first, as far as they were looked up; ends where the hierarchy forms a cycle.
    /// </summary>
    public IEnumerable<Row> WithAncestors(Row? row)
    {
        for (var seen = new HashSet<Guid>(); row is not null && seen.Add(row.Id); row = ById(row.Entity, row.ParentId))
        {
            yield return row;
        }
    }

    private Row? FromStored(Entity entity, object? values)
    {
        if (values is null)
        {
            return null;
        }
        var id = entity.IdOf(values)!.Value;
        if (!_byId.TryGetValue((entity, id), out var row))
        {
            _byId[(entity, id)] = row = new(entity, values);
            _rows.Add(row);
        }
        return row;
    }
}
