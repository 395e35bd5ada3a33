using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>Everything a list of messages needs to know of what is stored, gathered so that it can be asked in one round trip.</summary>
public sealed class Lookup
{
    private readonly Dictionary<Entity, LookupKeys> _names = new(12);
    private readonly HashSet<Stretch> _stretches = [];

    /// <summary>What is asked, per entity.</summary>
    public IReadOnlyDictionary<Entity, LookupKeys> Asked => _names;

    /// <summary>The stretches of time for which the commitments of a user, and of the team the user leads, are wanted.</summary>
    public IReadOnlyCollection<Stretch> TechnicianSchedule => _stretches;

    /// <summary>Whether there is nothing to look for: no message could be read.</summary>
    public bool AsksNothing => _names.Count == 0 && _stretches.Count == 0;

    /// <summary>What is asked of one entity; add to it.</summary>
    public LookupKeys Of(Entity entity)
    {
        if (!_names.TryGetValue(entity, out var names))
        {
            _names[entity] = names = new();
        }
        return names;
    }

    /// <summary>What is asked of one entity; add to it.</summary>
    public LookupKeys Of<T>() => Of(Entity.Of<T>());

    /// <summary>Asks for what references name, and for what their embedded objects need.</summary>
    public void Add(IEnumerable<Reference> references)
    {
        foreach (var each in Reference.WithDescendants(references))
        {
            var names = Of(each.Target);
            names.Add(each.Id, each.Key);
            if (each.Embedded is { } embedded)
            {
                names.Add(each.Target.IdOf(embedded), each.Target.KeyOf(embedded));
                names.Whole = true;
                names.Default |= each.Target.Fields.Find("is_default")?.Get(embedded) is true;
                names.Models |= each.Target.Fields.Find("equipment_model_id") is not null && each.Children.Any(child => child.Name == "equipment_family");
                names.Ancestors |= each.Target.Fields.Find("_parent_id") is not null && each.Children.Any(child => child.Target == each.Target);
            }
        }
    }

    /// <summary>Asks for what a user, and the team the user leads, have to do in a time (UTC).</summary>
    /// <param name="user">The user, by id, by key, or embedded.</param>
    /// <param name="from">Its start.</param>
    /// <param name="to">Its end, exclusive.</param>
    public void AddCommitments(Reference user, DateTimeOffset from, DateTimeOffset to)
    {
        Of(user.Target).Team = true;
        foreach (var (_, id, key) in user.Names)
        {
            _stretches.Add(new(id, key, from, to));
        }
    }

    /// <summary>A time for which the commitments of a user are wanted.</summary>
    /// <param name="UserId">The user's id; null when the key is given.</param>
    /// <param name="UserKey">The user's key; null when the id is given.</param>
    /// <param name="From">Its start (UTC).</param>
    /// <param name="To">Its end (UTC), exclusive.</param>
    public readonly record struct Stretch(Guid? UserId, string? UserKey, DateTimeOffset From, DateTimeOffset To);
}
