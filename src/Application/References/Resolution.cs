using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.References;

/// <summary>
/// Finds the row that each reference names, among the rows found and those the message itself embeds, and takes over what the embedded objects say.
/// Pure: given what was found, it decides; it neither reads nor writes.
/// </summary>
/// <param name="found">What was found; rows that are to be inserted are added.</param>
/// <param name="onMissing">What to do with an embedded object that names no row.</param>
/// <param name="problems">Takes what is wrong.</param>
public sealed class Resolution(ResolvedRows found, OnMissing onMissing, Problems problems)
{
    private readonly List<UnresolvedReference> _unknown = [];

    /// <summary>What was found, and what the messages add.</summary>
    public ResolvedRows ResolvedRows { get; } = found;

    /// <summary>The names that nothing has; each becomes a problem once near names are known.</summary>
    public IReadOnlyList<UnresolvedReference> Unknown => _unknown;

    /// <summary>The rows of master data that the messages would insert or change.</summary>
    public IEnumerable<Row> Planned => ResolvedRows.Rows.Where(row => row.Values is MasterDataRecord && (row.IsNew || row.Changes.Count > 0));

    /// <summary>Resolves references, those in embedded objects included.</summary>
    public void Resolve(IEnumerable<Reference> references)
    {
        var all = Reference.WithDescendants(references).ToList();
        // First every row gets its identity, so that it can be named from anywhere in the message; only then do rows take values.
        // Ids come first: a new row that one place embeds with its id may be embedded by its key alone in another.
        foreach (var reference in all.Where(reference => reference.Embedded is not null).OrderByDescending(reference => reference.Names.Any(name => name.Id is not null)))
        {
            Identify(reference);
        }
        foreach (var reference in all.Where(reference => reference.Embedded is null))
        {
            Point(reference);
        }
        foreach (var reference in all.Where(reference => reference is { Embedded: not null, Row: not null }))
        {
            Fill(reference);
        }
        foreach (var row in Planned.ToList())
        {
            MasterDataRules.Apply(row, ResolvedRows, problems);
        }
        foreach (var reference in all)
        {
            WarnIfArchived(reference);
        }
    }

    /// <summary>Finds the row of a reference that embeds an object; where there is none, a new one, which says only its id and key yet.</summary>
    public void Identify(Reference reference)
    {
        var (entity, embedded) = (reference.Target, reference.Embedded!);
        var ownId = entity.IdOf(embedded);
        var ownKey = entity.KeyOf(embedded);
        var (id, key) = (ownId ?? reference.Id, ownKey ?? reference.Key);
        var (byId, byKey) = (ResolvedRows.ById(entity, id), ResolvedRows.ByKey(entity, key));
        // Only an object that says both itself may change its key.
        var changesKey = byId is not null && key is not null && byId.Key != key;

        if ((reference.Id ?? id) != id || (reference.Key ?? key) != key
            || (byKey is not null && id is not null && byId != byKey)
            || (changesKey && (ownId is null || ownKey is null)))
        {
            Contradict(reference);
        }
        else if ((byId ?? byKey) is { } row)
        {
            reference.Row = row;
        }
        else if ((id is not null || key is not null) && MayCreate(reference))
        {
            reference.Row = new(entity, id ?? Guid.CreateVersion7(), key);
            ResolvedRows.Add(reference.Row);
        }
        if (reference.Row is { } named)
        {
            named.EmbeddedAt ??= reference.EmbeddedPointer;
            ResolvedRows.Name(named, key);
        }
    }

    /// <summary>Finds the row of a reference given by id, by key, or by both.</summary>
    public void Point(Reference reference)
    {
        var (byId, byKey) = (ResolvedRows.ById(reference.Target, reference.Id), ResolvedRows.ByKey(reference.Target, reference.Key));
        NoteUnknown(reference, byId, byKey);
        if (byId is not null && byKey is not null && byId != byKey)
        {
            problems.Add(new(reference.KeyPointer, "contradiction",
                $"The {Words(reference.Target)} {reference.Key} does not have the {reference.Name}_id {reference.Id}: "
                    + $"that id belongs to {byId.Key ?? "a row without a key"}. Send one of them, or matching values.",
                reference.Key, byId.Key));
        }
        reference.Row = byId ?? byKey;
    }

    private void Fill(Reference reference)
    {
        var row = reference.Row!;
        foreach (var field in reference.Target.Columns)
        {
            if (field == reference.Target.Id)
            {
                continue;
            }
            var child = reference.Child(field);
            if ((child is null ? field.Get(reference.Embedded!) : child.Row?.Id) is not { } value)
            {
                continue;
            }
            var pointer = child?.Pointer ?? $"{reference.EmbeddedPointer}/{field}";
            if (row.Fill(field, value, pointer) is { } elsewhere)
            {
                problems.Add(new(pointer, "contradiction",
                    $"The same {Words(reference.Target)} is embedded at {elsewhere[..elsewhere.LastIndexOf('/')]} "
                        + $"with another \"{field.Name}\"; send the same value in both places.", value, field.Get(row.Values)));
            }
        }
    }

    private bool MayCreate(Reference reference)
    {
        if (onMissing == OnMissing.Create)
        {
            return true;
        }
        // The key says more than the id, and the object's own more than what stands beside it.
        var (field, id, key) = reference.Names.OrderBy(name => name.Key is not null).Last();
        _unknown.Add(new(new($"{reference.At}/{field}", "not_found",
            $"No {Words(reference.Target)} with the {(key is null ? reference.Target.Id : reference.Target.Key)} {key ?? id.ToString()} "
                + "exists, and on_missing=error does not allow creating it.",
            key ?? (object?)id), reference.Target, key));
        return false;
    }

    private void Contradict(Reference reference)
    {
        NoteUnknown(reference, ResolvedRows.ById(reference.Target, reference.Id), ResolvedRows.ByKey(reference.Target, reference.Key));
        var named = reference.Names.Select(name => (ResolvedRows.ById(reference.Target, name.Id) ?? ResolvedRows.ByKey(reference.Target, name.Key)) is { } row
            ? $"{name.Field} refers to {row.Key ?? row.Id.ToString()}"
            : $"{name.Field} is {name.Key ?? name.Id.ToString()}, which does not exist");
        problems.Add(new(reference.EmbeddedPointer, "contradiction",
            $"All forms of a reference must refer to the same {Words(reference.Target)}: {string.Join("; ", named)}."));
    }

    private void NoteUnknown(Reference reference, Row? byId, Row? byKey)
    {
        if (reference.Id is { } id && byId is null)
        {
            problems.Add(new(reference.IdPointer, "not_found", $"No {Words(reference.Target)} has the id {id}.", id));
        }
        if (reference.Key is { } key && byKey is null)
        {
            _unknown.Add(new(new(reference.KeyPointer, "not_found",
                $"No {Words(reference.Target)} has the {reference.Target.Key} {key}.", key), reference.Target, key));
        }
    }

    private void WarnIfArchived(Reference reference)
    {
        if (reference.Row is { IsArchived: true, IsNew: false } row)
        {
            problems.Warn(new(reference.Pointer, "archived", $"The {Words(reference.Target)} {row.Key ?? row.Id.ToString()} is archived.", row.Key));
        }
    }

    private static string Words(Entity entity) => entity.Name switch
    {
        "jobs" => "work order",
        var name => name.Replace("db_", "", StringComparison.Ordinal).Replace('_', ' '),
    };
}
