using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;

namespace WorkOrders.Application.References;

/// <summary>
/// The rows of one attempt to process a request: stored rows, rows that the request inserts or updates, and the row of each reference. Each
/// attempt starts with a new instance, so that it does not use the results of a failed attempt.
/// </summary>
/// <param name="stored">The stored rows, which are shared with other requests and never modified.</param>
public sealed class ResolvedRows(Snapshot stored)
{
    // A typical request of an ERP refers to a project, company, type, priority, status and technician, in addition to the order itself.
    private const int TypicalRowCount = 8;

    private readonly Dictionary<(Entity, Guid), Row> _byId = new(TypicalRowCount);
    private readonly Dictionary<(Entity, string), Row> _byKey = [];
    private readonly Dictionary<Reference, Row> _byReference = new(TypicalRowCount);
    private readonly List<Row> _rows = new(TypicalRowCount);

    /// <summary>The stored rows.</summary>
    public Snapshot Stored { get; } = stored;

    /// <summary>The rows that have been accessed so far, stored or new.</summary>
    public IReadOnlyList<Row> All => _rows;

    /// <summary>The row that a reference resolves to; null until it is resolved and if it cannot be resolved.</summary>
    public Row? this[Reference reference] => _byReference.GetValueOrDefault(reference);

    /// <summary>Sets the row that a reference resolves to.</summary>
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

    /// <summary>Adds another key by which a row can be found. If another row already has the key, it is not changed.</summary>
    public void AddKey(Row row, string? key)
    {
        if (key is not null && ByKey(row.Entity, key) is null)
        {
            _byKey.Add((row.Entity, key), row);
        }
    }

    /// <summary>Returns the row with this id; null if there is none.</summary>
    public Row? ById(Entity entity, Guid? id) => id switch
    {
        null => null,
        { } some when _byId.TryGetValue((entity, some), out var row) => row,
        { } some => FromStored(entity, Stored.ById(entity, some)),
    };

    /// <summary>Returns the row with this id as a record; null if there is none.</summary>
    public T? ById<T>(Guid? id) where T : EntityRecord => ById(Entity.Of<T>(), id)?.As<T>();

    /// <summary>Returns the row with this key, compared exactly; null if there is none.</summary>
    public Row? ByKey(Entity entity, string? key) => key switch
    {
        null => null,
        _ when _byKey.TryGetValue((entity, key), out var row) => row,
        _ => FromStored(entity, Stored.ByKey(entity, key)),
    };

    /// <summary>Returns all rows of an entity.</summary>
    public IEnumerable<Row> RowsOf(Entity entity)
    {
        foreach (var values in Stored.RowsOf(entity))
        {
            FromStored(entity, values);
        }
        return _rows.Where(row => row.Entity == entity);
    }

    /// <summary>Returns all rows of an entity as records.</summary>
    public IEnumerable<T> RowsOf<T>() where T : EntityRecord => RowsOf(Entity.Of<T>()).Select(row => row.As<T>());

    /// <summary>
    /// Returns a row and those of its ancestors that were looked up, nearest first. Stops if the hierarchy contains a cycle.
    /// </summary>
    public IEnumerable<Row> WithAncestors(Row? row)
    {
        for (var seen = new HashSet<Guid>(); row is not null && seen.Add(row.Id); row = ById(row.Entity, row.ParentId))
        {
            yield return row;
        }
    }

    /// <summary>Sets the keys of the rows that a record refers to, as clients get them.</summary>
    /// <param name="record">The record, which is not shared.</param>
    public T WithKeys<T>(T record) where T : EntityRecord
    {
        foreach (var reference in Entity.Of(record.GetType()).References)
        {
            reference.Key?.Set(record, ById(reference.Target, (Guid?)reference.Id.Get(record))?.Key);
        }
        return record;
    }

    /// <summary>
    /// Returns the other rows whose text in a field is similar to that of a row: equal regardless of letter case and Unicode normal form.
    /// </summary>
    public IEnumerable<Row> Similar(Row row, Field field)
    {
        if (TextOf(row, field) is not { } text)
        {
            return [];
        }
        var (folded, stored) = (KeyFolding.Fold(text), Stored.Similar(field, text));
        foreach (var id in stored)
        {
            ById(row.Entity, id);
        }
        return _rows.Where(other => other != row && other.Entity == row.Entity && IsSimilar(other));

        bool IsSimilar(Row other) => other.Sets(field) || !stored.Contains(other.Id)
            ? TextOf(other, field) is { } similar && KeyFolding.Fold(similar) == folded
            : TextOf(other, field) is not null;
    }

    private static string? TextOf(Row row, Field field) => field == row.Entity.Key ? row.Key : (string?)field.Get(row.Values);

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
