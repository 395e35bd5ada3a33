using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.Pipeline;

namespace WorkOrders.Application.References;

/// <summary>
/// Finds the row that each reference names, among the rows found and those the message itself embeds, and takes over what the embedded objects say.
/// Pure: given what was found, it decides; it neither reads nor writes.
/// </summary>
/// <param name="found">What was found; rows that are to be inserted are added.</param>
/// <param name="onMissing">What to do with an embedded object that names no row.</param>
/// <param name="problems">Takes what is wrong.</param>
public sealed class Resolution(Found found, OnMissing onMissing, Problems problems)
{
    private readonly List<UnknownName> _unknown = [];

    /// <summary>What was found, and what the messages add.</summary>
    public Found Found { get; } = found;

    /// <summary>The names that nothing has; each becomes a problem once near names are known.</summary>
    public IReadOnlyList<UnknownName> Unknown => _unknown;

    /// <summary>The rows of master data that the messages would insert or change.</summary>
    public IEnumerable<Row> Planned => Found.Rows.Where(row => row.Values is MasterDataRecord && (row.IsNew || row.Changes.Count > 0));

    /// <summary>Resolves references, those in embedded objects included.</summary>
    public void Resolve(IEnumerable<Reference> references)
    {
        var all = references.SelectMany(reference => reference.WithDescendants()).ToList();
        // First every row gets its identity, so that it can be named from anywhere in the message; only then do rows take values.
        foreach (var reference in all.Where(reference => reference.Embedded is not null))
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
            MasterDataRules.Apply(row, Found, problems);
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
        var ownId = (Guid?)entity.Id.Get(embedded);
        var ownKey = (string?)entity.Key.Get(embedded);
        var (id, key) = (ownId ?? reference.Id, ownKey ?? reference.Key);
        var (byId, byKey) = (Found.ById(entity, id), Found.ByKey(entity, key));
        // Only an object that says both itself may change its key.
        var changesKey = byId is not null && key is not null && byId.Key != key;

        if ((reference.Id ?? id) != id || (reference.Key ?? key) != key
            || (byKey is not null && id is not null && byId != byKey)
            || (changesKey && (ownId is null || ownKey is null)))
        {
            Contradict(reference, id, key, byId, byKey);
        }
        else if ((byId ?? byKey) is { } row)
        {
            reference.Row = row;
        }
        else if ((id is not null || key is not null) && MayCreate(reference, key))
        {
            var values = entity.Create();
            entity.Id.Set(values, id ?? Guid.CreateVersion7());
            entity.Key.Set(values, key);
            reference.Row = new(entity, values, isNew: true);
            Found.Add(reference.Row);
        }
        if (reference.Row is not null)
        {
            reference.Row.EmbeddedAt ??= reference.EmbeddedPointer;
        }
    }

    /// <summary>Finds the row of a reference given by id, by key, or by both.</summary>
    public void Point(Reference reference)
    {
        var (byId, byKey) = (Found.ById(reference.Target, reference.Id), Found.ByKey(reference.Target, reference.Key));
        NoteUnknown(reference, byId, byKey);
        if (byId is not null && byKey is not null && byId != byKey)
        {
            problems.Add(new(reference.KeyPointer, "contradiction",
                $"{reference.Key} is not the {Words(reference.Target)} that {reference.Name}_id names: that one is {byId.Key ?? "without a key"}.", reference.Key, byId.Key));
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
            var child = reference.Children.FirstOrDefault(child => child.IdPointer == $"{child.At}/{field.Name}");
            var value = child is null ? field.Get(reference.Embedded!) : child.Row?.Id;
            var pointer = child?.Pointer ?? $"{reference.EmbeddedPointer}/{field.Name}";
            if (value is not null && row.Fill(field, value, pointer) is { } elsewhere)
            {
                problems.Add(new(pointer, "contradiction",
                    $"The same {Words(reference.Target)} is embedded at {elsewhere[..elsewhere.LastIndexOf('/')]} with another {field.Name}; one message may say it only one way.", value, field.Get(row.Values)));
            }
        }
    }

    private bool MayCreate(Reference reference, string? key)
    {
        if (onMissing == OnMissing.Create)
        {
            return true;
        }
        _unknown.Add(new(reference.Target, key, reference.EmbeddedPointer, "not_found",
            $"No {Words(reference.Target)} {Named(reference, key)} exists, and on_missing=error forbids creating one.", key));
        return false;
    }

    private void Contradict(Reference reference, Guid? id, string? key, Row? byId, Row? byKey)
    {
        NoteUnknown(reference, Found.ById(reference.Target, reference.Id), Found.ByKey(reference.Target, reference.Key));
        var seen = (byId, byKey) switch
        {
            (null, { } other) => $"{key} is the key of {other.Id}, but the id says {id}",
            ({ } one, { } other) when one != other => $"the id names {one.Key ?? one.Id.ToString()}, the key names {other.Key}",
            ({ } one, _) when one.Key != key => $"the {Words(reference.Target)} of this id has the key {one.Key ?? "(none)"}, not {key}",
            _ => "the embedded object gives another id or key than the fields beside it",
        };
        problems.Add(new(reference.EmbeddedPointer, "contradiction",
            $"{string.Join(", ", reference.Forms)} must name the same {Words(reference.Target)}: {seen}."));
    }

    private void NoteUnknown(Reference reference, Row? byId, Row? byKey)
    {
        if (reference.Id is { } id && byId is null)
        {
            problems.Add(new(reference.IdPointer, "not_found", $"No {Words(reference.Target)} has the id {id}.", id));
        }
        if (reference.Key is { } key && byKey is null)
        {
            _unknown.Add(new(reference.Target, key, reference.KeyPointer, "not_found",
                $"No {Words(reference.Target)} has the {reference.Target.Key} {key}.", key));
        }
    }

    private void WarnIfArchived(Reference reference)
    {
        if (reference.Row is { IsArchived: true, IsNew: false } row)
        {
            problems.Warn(new(reference.Pointer, "archived", $"The {Words(reference.Target)} {row.Key ?? row.Id.ToString()} is archived.", row.Key));
        }
    }

    private static string Named(Reference reference, string? key) =>
        key is null ? $"with the id {reference.Target.Id.Get(reference.Embedded!) ?? reference.Id}" : $"with the {reference.Target.Key} {key}";

    private static string Words(Entity entity) => entity.Name.Replace('_', ' ');
}
