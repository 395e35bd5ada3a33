using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>
/// What is stored, as far as somebody asked. Messages that asked together share it: its records are never changed, only replaced,
/// and what a message adds or changes it keeps to itself (<see cref="ResolvedRows"/>).
/// </summary>
public sealed class Snapshot
{
    private readonly Dictionary<Entity, Dictionary<Guid, object>> _byId = [];
    private readonly Dictionary<(Entity, string), object> _byKey = [];
    private readonly Dictionary<Guid, HashSet<BookedTime>> _commitments = [];

    /// <summary>Adds a row; one that is there already stays.</summary>
    public void Add(Entity entity, object values)
    {
        if (RowsOf(entity).TryAdd(IdOf(entity, values), values) && entity.KeyOf(values) is { } key)
        {
            _byKey.TryAdd((entity, key), values);
        }
    }

    /// <summary>Puts a row in the place of what was known of it.</summary>
    public void Put(Entity entity, object values)
    {
        var (rows, id) = (RowsOf(entity), IdOf(entity, values));
        if (rows.TryGetValue(id, out var known) && entity.KeyOf(known) is { } former)
        {
            _byKey.Remove((entity, former));
        }
        rows[id] = values;
        if (entity.KeyOf(values) is { } key)
        {
            _byKey[(entity, key)] = values;
        }
    }

    /// <summary>What all users have to do.</summary>
    public IEnumerable<BookedTime> TechnicianSchedule => _commitments.Values.SelectMany(known => known);

    /// <summary>Adds what users have to do; what is there already stays.</summary>
    public void Add(IEnumerable<BookedTime> commitments)
    {
        foreach (var commitment in commitments)
        {
            Add(commitment);
        }
    }

    /// <summary>Adds what a user has to do; what is there already stays.</summary>
    public void Add(BookedTime commitment)
    {
        if (!_commitments.TryGetValue(commitment.UserId, out var known))
        {
            _commitments[commitment.UserId] = known = [];
        }
        known.Add(commitment);
    }

    /// <summary>The row of this id; null when there is none.</summary>
    public object? ById(Entity entity, Guid id) => _byId.GetValueOrDefault(entity)?.GetValueOrDefault(id);

    /// <summary>The row of this key, compared exactly; null when there is none.</summary>
    public object? ByKey(Entity entity, string key) => _byKey.GetValueOrDefault((entity, key));

    /// <summary>All rows of an entity.</summary>
    public IEnumerable<object> Of(Entity entity) => _byId.TryGetValue(entity, out var rows) ? rows.Values : [];

    /// <summary>What a user has to do.</summary>
    public IReadOnlyCollection<BookedTime> CommitmentsOf(Guid user) => _commitments.TryGetValue(user, out var known) ? known : [];

    private Dictionary<Guid, object> RowsOf(Entity entity)
    {
        if (!_byId.TryGetValue(entity, out var rows))
        {
            _byId[entity] = rows = [];
        }
        return rows;
    }

    private static Guid IdOf(Entity entity, object values) => entity.IdOf(values)!.Value;
}
