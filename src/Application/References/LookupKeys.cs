namespace WorkOrders.Application.References;

/// <summary>The rows of one entity that are asked for.</summary>
public sealed class LookupKeys
{
    private HashSet<Guid>? _ids;
    private HashSet<string>? _keys;

    /// <summary>By id.</summary>
    public IReadOnlyCollection<Guid> Ids => _ids ?? (IReadOnlyCollection<Guid>)[];

    /// <summary>By key.</summary>
    public IReadOnlyCollection<string> Keys => _keys ?? (IReadOnlyCollection<string>)[];

    /// <summary>Whether the rows above them (<c>_parent_id</c>) are wanted too.</summary>
    public bool Ancestors { get; set; }

    /// <summary>Whether the equipment models they have are wanted too.</summary>
    public bool Models { get; set; }

    /// <summary>Whether the row that is the default is wanted.</summary>
    public bool Default { get; set; }

    /// <summary>Whether the users whom they lead are wanted too.</summary>
    public bool Team { get; set; }

    /// <summary>Whether they are wanted whole, to be compared with what a message says of them; else their facts are.</summary>
    public bool Whole { get; set; }

    /// <summary>Adds one row, in either form.</summary>
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
}
