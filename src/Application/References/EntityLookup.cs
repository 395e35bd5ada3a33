using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>The rows of one entity that are looked up.</summary>
public sealed class EntityLookup
{
    private HashSet<Guid>? _ids;
    private HashSet<string>? _keys;
    private HashSet<ReferenceFields>? _included;
    private HashSet<ReferenceFields>? _referring;

    /// <summary>The rows by id.</summary>
    public IReadOnlyCollection<Guid> Ids => _ids ?? (IReadOnlyCollection<Guid>)[];

    /// <summary>The rows by key.</summary>
    public IReadOnlyCollection<string> Keys => _keys ?? (IReadOnlyCollection<string>)[];

    /// <summary>The references of these rows whose targets are looked up as well.</summary>
    public IReadOnlyCollection<ReferenceFields> Included => _included ?? (IReadOnlyCollection<ReferenceFields>)[];

    /// <summary>The references by which other rows refer to these rows, and are looked up as well.</summary>
    public IReadOnlyCollection<ReferenceFields> Referring => _referring ?? (IReadOnlyCollection<ReferenceFields>)[];

    /// <summary>Whether the rows above them in their hierarchy are looked up as well.</summary>
    public bool IncludeAncestors { get; set; }

    /// <summary>Whether the default row is looked up as well.</summary>
    public bool IncludeDefault { get; set; }

    /// <summary>Whether whole rows are read, to compare them with what a message gives; otherwise only what rules read.</summary>
    public bool AllColumns { get; set; }

    /// <summary>Adds one row, by id, by key or by both.</summary>
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

    /// <summary>Looks up the rows that these rows refer to.</summary>
    public void Include(ReferenceFields reference) => (_included ??= []).Add(reference);

    /// <summary>Looks up the rows that refer to these rows.</summary>
    public void IncludeReferring(ReferenceFields reference) => (_referring ??= []).Add(reference);
}
