using System.Collections.Frozen;
using System.Reflection;

namespace WorkOrders.Application.Contract;

/// <summary>
/// All declared entities, in the order in which their rows are written: an entity follows the entities that it refers to. The order is
/// always the same, so that two units of work that write the same rows wait for each other instead of deadlocking.
/// </summary>
public sealed class EntityModel
{
    private readonly FrozenDictionary<string, Entity> _byName;
    private readonly FrozenDictionary<Entity, int> _order;
    private readonly ILookup<Field, DeterminedField> _determined;

    /// <summary>Creates a model of the entities of these record types.</summary>
    public EntityModel(IEnumerable<Type> records)
    {
        Entities = Sort(records.Select(Entity.Of).OrderBy(entity => entity.Name, StringComparer.Ordinal));
        _byName = Entities.ToFrozenDictionary(entity => entity.Name);
        _order = Entities.Select((entity, index) => (entity, index)).ToFrozenDictionary(entry => entry.entity, entry => entry.index);
        _determined = Entities.SelectMany(entity => entity.DeterminedFields).ToLookup(determined => determined.Source);
    }

    /// <summary>The entities of the published contract.</summary>
    public static EntityModel Contract { get; } = new(RecordsIn(typeof(EntityModel).Assembly));

    /// <summary>The entities, in the order in which their rows are written.</summary>
    public IReadOnlyList<Entity> Entities { get; }

    /// <summary>The entity with this name.</summary>
    /// <exception cref="KeyNotFoundException">No entity has this name.</exception>
    public Entity this[string name] => _byName[name];

    /// <summary>Returns the types of an assembly that are marked as entities.</summary>
    public static IEnumerable<Type> RecordsIn(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.IsDefined(typeof(EntityAttribute), inherit: false));

    /// <summary>Returns the position of an entity in the order in which rows are written.</summary>
    /// <exception cref="KeyNotFoundException">The entity is not part of the model.</exception>
    public int OrderOf(Entity entity) => _order[entity];

    /// <summary>Returns the stored references of all entities to an entity, in the order in which rows are written.</summary>
    public IEnumerable<ReferenceFields> ReferencesTo(Entity target) =>
        Entities.SelectMany(entity => entity.References).Where(reference => reference.IsStored && reference.Target == target);

    /// <summary>Returns the fields of referring rows that follow the value of a field.</summary>
    public IEnumerable<DeterminedField> DeterminedBy(Field source) => _determined[source];

    private static List<Entity> Sort(IEnumerable<Entity> entities)
    {
        var sorted = new List<Entity>();
        var visited = new HashSet<Entity>();
        foreach (var entity in entities)
        {
            Visit(entity);
        }
        return sorted;

        void Visit(Entity entity)
        {
            if (visited.Add(entity))
            {
                foreach (var reference in entity.References)
                {
                    Visit(reference.Target);
                }
                sorted.Add(entity);
            }
        }
    }
}
