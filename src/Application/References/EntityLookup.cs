using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;

namespace WorkOrders.Application.References;

/// <summary>The rows of one entity that a lookup reads.</summary>
public sealed class EntityLookup
{
    private static readonly Dictionary<Field, HashSet<string>> NoTexts = [];

    private HashSet<Guid>? _ids;
    private HashSet<string>? _keys;
    private Dictionary<Field, HashSet<string>>? _similar;
    private HashSet<ReferenceFields>? _included;
    private HashSet<ReferenceFields>? _referring;
    private HashSet<Guid>? _roots;

    /// <summary>The ids of the rows that are looked up by id.</summary>
    public IReadOnlyCollection<Guid> Ids => _ids ?? (IReadOnlyCollection<Guid>)[];

    /// <summary>The keys of the rows that are looked up by key.</summary>
    public IReadOnlyCollection<string> Keys => _keys ?? (IReadOnlyCollection<string>)[];

    /// <summary>The ids of the rows whose descendants are also read.</summary>
    public IReadOnlyCollection<Guid> Roots => _roots ?? (IReadOnlyCollection<Guid>)[];

    /// <summary>The texts that similar texts are looked up for, by field.</summary>
    public IReadOnlyDictionary<Field, HashSet<string>> SimilarTexts => _similar ?? NoTexts;

    /// <summary>The references of these rows whose target rows are also read.</summary>
    public IReadOnlyCollection<ReferenceFields> Included => _included ?? (IReadOnlyCollection<ReferenceFields>)[];

    /// <summary>The references to these rows whose source rows are also read.</summary>
    public IReadOnlyCollection<ReferenceFields> Referring => _referring ?? (IReadOnlyCollection<ReferenceFields>)[];

    /// <summary>Whether the ancestors of the rows are also read.</summary>
    public bool IncludeAncestors { get; set; }

    /// <summary>Whether all rows are read; only for entities with few rows.</summary>
    public bool IncludeAll { get; set; }

    /// <summary>Whether the default row is also read.</summary>
    public bool IncludeDefault { get; set; }

    /// <summary>
    /// Whether all columns are read, to compare them with an embedded object; if false, only the columns that rules read.
    /// </summary>
    public bool AllColumns { get; set; }

    /// <summary>Whether no rows are looked up.</summary>
    public bool IsEmpty => !IncludeDefault && Ids.Count + Keys.Count + SimilarTexts.Count == 0;

    /// <summary>Adds a row by its id, its key or both.</summary>
    public void Add(Guid? id, string? key)
    {
        if (id is { } some)
        {
            (_ids ??= []).Add(some);
        }
        if (key is not null)
        {
            (_keys ??= new(StringComparer.Ordinal)).Add(key);
        }
    }

    /// <summary>
    /// Adds the rows whose text in a field is similar to a new one: equal regardless of letter case and Unicode normal form. The rows are
    /// read by <see cref="Snapshot.Similar"/>.
    /// </summary>
    public void AddSimilar(Field field, string? text)
    {
        if (text is null || !(field.IsUnique || KeyFolding.HasSimilar(text)))
        {
            return;
        }
        _similar ??= [];
        if (!_similar.TryGetValue(field, out var texts))
        {
            _similar[field] = texts = [];
        }
        texts.Add(text);
    }

    /// <summary>Adds the rows that these rows refer to.</summary>
    public void Include(ReferenceFields reference) => (_included ??= []).Add(reference);

    /// <summary>Adds the rows that these rows refer to, by references that clients get with their keys.</summary>
    /// <param name="entity">The entity of these rows.</param>
    public void IncludeKeys(Entity entity)
    {
        foreach (var reference in entity.References.Where(reference => reference is { Key: not null, IsStored: true }))
        {
            Include(reference);
        }
    }

    /// <summary>Adds the descendants of a row.</summary>
    public void AddDescendants(Guid id) => (_roots ??= []).Add(id);

    /// <summary>Adds the rows that refer to these rows, of the same or of another entity.</summary>
    public void IncludeReferring(ReferenceFields reference) => (_referring ??= []).Add(reference);
}
