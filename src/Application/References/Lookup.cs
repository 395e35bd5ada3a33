using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>Everything a list of messages needs to know of what is stored, gathered so that it can be asked in one round trip.</summary>
public sealed class Lookup
{
    private readonly Dictionary<Entity, Names> _names = [];

    /// <summary>What is asked, per entity.</summary>
    public IReadOnlyDictionary<Entity, Names> Asked => _names;

    /// <summary>From when to when (UTC) the commitments of the users asked for, and of their teams, are wanted; null for none.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? Commitments { get; private set; }

    /// <summary>What is asked of one entity; add to it.</summary>
    public Names Of(Entity entity)
    {
        if (!_names.TryGetValue(entity, out var names))
        {
            _names[entity] = names = new();
        }
        return names;
    }

    /// <summary>What is asked of one entity; add to it.</summary>
    public Names Of<T>() => Of(Entity.Of<T>());

    /// <summary>Asks for what a reference names, and for what its embedded object needs.</summary>
    public void Add(Reference reference)
    {
        foreach (var each in reference.WithDescendants())
        {
            var names = Of(each.Target);
            names.Add(each.Id, each.Key);
            if (each.Embedded is { } embedded)
            {
                names.Add((Guid?)each.Target.Id.Get(embedded), (string?)each.Target.Key.Get(embedded));
                names.Default |= each.Target.Fields.Find("is_default")?.Get(embedded) is true;
                names.Models |= each.Target.Fields.Find("equipment_model_id") is not null && each.Children.Any(child => child.Name == "equipment_family");
                names.Ancestors |= each.Target.Fields.Find("_parent_id") is not null && each.Children.Any(child => child.Target == each.Target);
            }
        }
    }

    /// <summary>Widens the time for which commitments are wanted.</summary>
    public void AddCommitments(DateTimeOffset from, DateTimeOffset to) =>
        Commitments = Commitments is { } wanted ? (Min(wanted.From, from), Max(wanted.To, to)) : (from, to);

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>The rows of one entity that are asked for.</summary>
    public sealed class Names
    {
        private readonly HashSet<Guid> _ids = [];
        private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

        /// <summary>By id.</summary>
        public IReadOnlyCollection<Guid> Ids => _ids;

        /// <summary>By key.</summary>
        public IReadOnlyCollection<string> Keys => _keys;

        /// <summary>Whether the rows above them (<c>_parent_id</c>) are wanted too.</summary>
        public bool Ancestors { get; set; }

        /// <summary>Whether the equipment models they have are wanted too.</summary>
        public bool Models { get; set; }

        /// <summary>Whether the row that is the default is wanted.</summary>
        public bool Default { get; set; }

        /// <summary>Whether the users whom they lead are wanted too.</summary>
        public bool Team { get; set; }

        /// <summary>Adds one row, in either form.</summary>
        public void Add(Guid? id, string? key)
        {
            if (id is { } some)
            {
                _ids.Add(some);
            }
            if (key is not null)
            {
                _keys.Add(key);
            }
        }
    }
}
