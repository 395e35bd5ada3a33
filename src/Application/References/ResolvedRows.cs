using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>What a message found stored, and the rows that it adds or changes.</summary>
/// <param name="stored">What is stored; stays as it is.</param>
public sealed class ResolvedRows(Snapshot stored)
{
    // What a message of an ERP names: project, company, type, priority, status, technician, the order itself.
    private const int UsualRows = 8;

    private readonly Dictionary<(Entity, Guid), Row> _byId = new(UsualRows);
    private readonly Dictionary<(Entity, string), Row> _byKey = [];
    private readonly List<Row> _rows = new(UsualRows);

    /// <summary>What is stored.</summary>
    public Snapshot Stored { get; } = stored;

    /// <summary>Every row that was asked for, stored or new.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>Adds a new row.</summary>
    public void Add(Row row)
    {
        if (_byId.TryAdd((row.Entity, row.Id), row))
        {
            _rows.Add(row);
            Name(row, row.Key);
        }
    }

    /// <summary>Makes a row known by a key too; one that another row has stays with that.</summary>
    public void Name(Row row, string? key)
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
        { } some => Row(entity, Stored.ById(entity, some)),
    };

    /// <summary>The row of this id, as its record; null when there is none.</summary>
    public T? ById<T>(Guid? id) where T : class => ById(Entity.Of<T>(), id)?.As<T>();

    /// <summary>The row of this key, compared exactly; null when there is none.</summary>
    public Row? ByKey(Entity entity, string? key) => key switch
    {
        null => null,
        _ when _byKey.TryGetValue((entity, key), out var row) => row,
        _ => Row(entity, Stored.ByKey(entity, key)),
    };

    /// <summary>All rows of an entity.</summary>
    public IEnumerable<Row> Of(Entity entity)
    {
        foreach (var values in Stored.Of(entity))
        {
            Row(entity, values);
        }
        return _rows.Where(row => row.Entity == entity);
    }

    /// <summary>All rows of an entity, as its records.</summary>
    public IEnumerable<T> Of<T>() => Of(Entity.Of<T>()).Select(row => row.As<T>());

    /// <summary>A row and those above it (<c>_parent_id</c>), nearest first, as far as they were looked up; ends where the chain comes round.</summary>
    public IEnumerable<Row> Chain(Row? row)
    {
        for (var seen = new HashSet<Guid>(); row is not null && seen.Add(row.Id); row = ById(row.Entity, (Guid?)row["_parent_id"]))
        {
            yield return row;
        }
    }

    /// <summary>This message's view of a stored row.</summary>
    private Row? Row(Entity entity, object? values)
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
