using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>Everything that messages need to know of what is stored, collected so that it can be read in one round trip.</summary>
public sealed class Lookup
{
    private readonly Dictionary<Entity, EntityLookup> _entities = new(12);
    private readonly HashSet<ILookupQuestion> _questions = [];

    /// <summary>What is looked up, per entity.</summary>
    public IReadOnlyDictionary<Entity, EntityLookup> Entities => _entities;

    /// <summary>The other questions.</summary>
    public IReadOnlyCollection<ILookupQuestion> Questions => _questions;

    /// <summary>Whether there is nothing to look up: no message could be read.</summary>
    public bool IsEmpty => _entities.Count == 0 && _questions.Count == 0;

    /// <summary>What is looked up of one entity; add to it.</summary>
    public EntityLookup For(Entity entity)
    {
        if (!_entities.TryGetValue(entity, out var keys))
        {
            _entities[entity] = keys = new();
        }
        return keys;
    }

    /// <summary>What is looked up of one entity; add to it.</summary>
    public EntityLookup For<T>() where T : EntityRecord => For(Entity.Of<T>());

    /// <summary>Asks one more question.</summary>
    public void Ask(ILookupQuestion question) => _questions.Add(question);

    /// <summary>Looks up what references name, and what their embedded objects need.</summary>
    public void Add(IEnumerable<Reference> references)
    {
        foreach (var reference in Reference.WithDescendants(references))
        {
            var keys = For(reference.Target);
            keys.Add(reference.Id, reference.Key);
            if (reference.Embedded is { } embedded)
            {
                keys.Add(reference.Target.IdOf(embedded), reference.Target.KeyOf(embedded));
                keys.AllColumns = true;
                AddNeedsOf(reference, embedded, keys);
            }
        }
    }

    /// <summary>
    /// What the rules of an embedded row read: its hierarchy, the default it replaces, and the rows that determine its fields.
    /// </summary>
    private static void AddNeedsOf(Reference reference, EntityRecord embedded, EntityLookup keys)
    {
        var entity = reference.Target;
        keys.IncludeDefault |= entity.Default?.Get(embedded) is true;
        keys.IncludeAncestors |= entity.Parent is { } parent && reference.Child(parent) is not null;
        foreach (var determined in entity.DeterminedFields)
        {
            if (determined.Field.Get(embedded) is not null || reference.Child(determined.Field) is not null)
            {
                keys.Include(determined.Reference);
            }
        }
    }
}
