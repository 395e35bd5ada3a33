using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning;

namespace WorkOrders.Application.References;

/// <summary>What a <see cref="Lookup"/> found, and the rows that the messages add to it.</summary>
public sealed class Found
{
    private readonly Dictionary<(Entity, Guid), Row> _byId = [];
    private readonly Dictionary<(Entity, string), Row> _byKey = [];
    private readonly List<Row> _rows = [];

    /// <summary>Every row, stored or new.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>What the users asked for have to do already.</summary>
    public List<Commitment> Commitments { get; } = [];

    /// <summary>Adds a row; one that is there already stays.</summary>
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
        if (key is not null)
        {
            _byKey.TryAdd((row.Entity, key), row);
        }
    }

    /// <summary>The row of this id; null when there is none.</summary>
    public Row? ById(Entity entity, Guid? id) => id is { } some ? _byId.GetValueOrDefault((entity, some)) : null;

    /// <summary>The row of this id, as its record; null when there is none.</summary>
    public T? ById<T>(Guid? id) where T : class => ById(Entity.Of<T>(), id)?.As<T>();

    /// <summary>The row of this key, compared exactly; null when there is none.</summary>
    public Row? ByKey(Entity entity, string? key) => key is null ? null : _byKey.GetValueOrDefault((entity, key));

    /// <summary>All rows of an entity.</summary>
    public IEnumerable<Row> Of(Entity entity) => _rows.Where(row => row.Entity == entity);

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
}
