using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning;

namespace WorkOrders.Application.References;

/// <summary>
/// What is stored, as far as somebody asked. Messages that asked together share it: none changes its records,
/// and what a message adds or changes it keeps to itself (<see cref="Found"/>).
/// </summary>
public sealed class Snapshot
{
    private readonly Dictionary<(Entity, Guid), object> _byId = [];
    private readonly Dictionary<(Entity, string), object> _byKey = [];
    private readonly Dictionary<Guid, List<Commitment>> _commitments = [];

    /// <summary>Adds a row; one that is there already stays.</summary>
    public void Add(Entity entity, object values)
    {
        if (_byId.TryAdd((entity, (Guid)entity.Id.Get(values)!), values) && entity.Key.Get(values) is string key)
        {
            _byKey.TryAdd((entity, key), values);
        }
    }

    /// <summary>Adds what a user has to do; what is there already stays.</summary>
    public void Add(Commitment commitment)
    {
        if (!_commitments.TryGetValue(commitment.UserId, out var known))
        {
            _commitments[commitment.UserId] = known = [];
        }
        if (!known.Contains(commitment))
        {
            known.Add(commitment);
        }
    }

    /// <summary>The row of this id; null when there is none.</summary>
    public object? ById(Entity entity, Guid id) => _byId.GetValueOrDefault((entity, id));

    /// <summary>The row of this key, compared exactly; null when there is none.</summary>
    public object? ByKey(Entity entity, string key) => _byKey.GetValueOrDefault((entity, key));

    /// <summary>All rows of an entity.</summary>
    public IEnumerable<object> Of(Entity entity) => _byId.Where(row => row.Key.Item1 == entity).Select(row => row.Value);

    /// <summary>What a user has to do.</summary>
    public IReadOnlyList<Commitment> CommitmentsOf(Guid user) => _commitments.TryGetValue(user, out var known) ? known : [];
}
