using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>Everything that one or more requests need from the database, collected to be read in one round trip.</summary>
public sealed class Lookup
{
    private readonly Dictionary<Entity, EntityLookup> _entities = new(12);
    private readonly HashSet<ILookupQuestion> _questions = [];

    /// <summary>The rows to look up, by entity.</summary>
    public IReadOnlyDictionary<Entity, EntityLookup> Entities => _entities;

    /// <summary>The additional queries.</summary>
    public IReadOnlyCollection<ILookupQuestion> Questions => _questions;

    /// <summary>
    /// Whether there is nothing to look up, because no request could be parsed, or a new row has no key and refers to no other row.
    /// </summary>
    public bool IsEmpty => _questions.Count == 0 && _entities.Values.All(entity => entity.IsEmpty);

    /// <summary>Returns the rows of an entity that are looked up, for adding to them.</summary>
    public EntityLookup For(Entity entity)
    {
        if (!_entities.TryGetValue(entity, out var keys))
        {
            _entities[entity] = keys = new();
        }
        return keys;
    }

    /// <summary>Returns the rows of an entity that are looked up, for adding to them.</summary>
    public EntityLookup For<T>() where T : EntityRecord => For(Entity.Of<T>());

    /// <summary>Adds a query.</summary>
    public void Ask(ILookupQuestion question) => _questions.Add(question);

    /// <summary>Adds the rows that references identify, and the rows that their embedded objects need.</summary>
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
                AddSimilar(reference, embedded, keys);
                AddNeedsOf(reference, embedded, keys);
            }
        }
    }

    /// <summary>
    /// Adds the rows that the rules of an embedded row read: its ancestors, the default row that it replaces, the rows that determine its
    /// fields, and the rows that refer to it if it gives a reference that they fix.
    /// </summary>
    private void AddNeedsOf(Reference reference, EntityRecord embedded, EntityLookup keys)
    {
        var entity = reference.Target;
        keys.IncludeDefault |= entity.Default?.Get(embedded) is true;
        keys.IncludeAncestors |= entity.Parent is { } parent && reference.Child(parent) is not null;
        foreach (var determined in entity.DeterminedFields)
        {
            if (reference.Mode is not null || determined.Field.Get(embedded) is not null || reference.Child(determined.Field) is not null)
            {
                keys.Include(determined.Reference);
            }
        }
        if (reference.Mode is not null)
        {
            AddReferring(reference, embedded, keys);
        }
        foreach (var fields in entity.FixedReferences)
        {
            if (reference.Child(fields.Id) is not null)
            {
                var id = reference.Id ?? entity.IdOf(embedded);
                Ask(new ReferrersQuestion(entity, id, id is null ? reference.Key ?? entity.KeyOf(embedded) : null));
            }
        }
    }

    /// <summary>Adds the rows that refer to a message's own row because of a property that the message clears or sets to false.</summary>
    private static void AddReferring(Reference own, EntityRecord message, EntityLookup keys)
    {
        foreach (var field in own.Target.RuleInputs)
        {
            if (field.RuleInput?.ReferringBy is { } id && field.Get(message) is null or false && own.Clears(field))
            {
                keys.IncludeReferring(own.Target.ReferenceOf(id));
            }
        }
    }

    /// <summary>Adds the rows that an embedded object may unintentionally duplicate.</summary>
    private static void AddSimilar(Reference reference, EntityRecord embedded, EntityLookup keys)
    {
        var entity = reference.Target;
        keys.AddSimilar(entity.Key, entity.KeyOf(embedded) ?? reference.Key);
        foreach (var field in entity.UniqueFields)
        {
            keys.AddSimilar(field, (string?)field.Get(embedded));
        }
    }
}
