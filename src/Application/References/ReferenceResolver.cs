using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.References;

/// <summary>
/// Finds the row that each reference names, among stored rows and those that the message embeds, and merges the embedded objects into their
/// rows.
/// Pure: it decides from what was looked up, and neither reads nor writes.
/// </summary>
/// <param name="rows">What was looked up; new rows are added.</param>
/// <param name="onMissing">What to do with an embedded object that names no row.</param>
/// <param name="rules">The rules of single entities, beside those that records declare.</param>
/// <param name="problems">Collects what is wrong.</param>
public sealed class ReferenceResolver(ResolvedRows rows, OnMissing onMissing, IEnumerable<IRowRule> rules, Problems problems)
{
    private readonly List<UnresolvedReference> _unresolved = [];

    /// <summary>The rows of this attempt.</summary>
    public ResolvedRows Rows { get; } = rows;

    /// <summary>Collects what is wrong.</summary>
    public Problems Problems { get; } = problems;

    /// <summary>The references that name nothing; each becomes a problem once similar keys are known.</summary>
    public IReadOnlyList<UnresolvedReference> Unresolved => _unresolved;

    /// <summary>The rows of master data that the message inserts or changes.</summary>
    public IEnumerable<Row> PendingRows => Rows.All.Where(row => !row.Entity.IsAggregate && (row.IsNew || row.Changes.Count > 0));

    /// <summary>Resolves references, those in embedded objects included.</summary>
    public void Resolve(IEnumerable<Reference> references)
    {
        var all = Reference.WithDescendants(references).ToList();
        // Every row gets its identity first, so that any reference of the message can name it; values are merged after that.
        // Ids come first: a new row that is embedded with its id in one place may be embedded with its key alone in another.
        foreach (var reference in all.Where(reference => reference.Embedded is not null)
            .OrderByDescending(reference => reference.Identifiers.Any(name => name.Id is not null)))
        {
            ResolveEmbedded(reference);
        }
        foreach (var reference in all.Where(reference => reference.Embedded is null))
        {
            ResolveByKey(reference);
        }
        foreach (var reference in all.Where(reference => reference.Embedded is not null))
        {
            if (Rows[reference] is { } row)
            {
                Merge(reference, row);
            }
        }
        foreach (var row in PendingRows.ToList())
        {
            DeclaredRules.Apply(row, Rows, Problems);
            foreach (var rule in rules.Where(rule => rule.Entity == row.Entity))
            {
                rule.Apply(row, Rows, Problems);
            }
        }
        foreach (var reference in all)
        {
            WarnIfArchived(reference);
        }
    }

    /// <summary>
    /// Finds the row of a reference that embeds an object; where there is none, adds a new one that has nothing but its id and key yet.
    /// </summary>
    public void ResolveEmbedded(Reference reference)
    {
        var (entity, embedded) = (reference.Target, reference.Embedded!);
        var ownId = entity.IdOf(embedded);
        var ownKey = entity.KeyOf(embedded);
        var (id, key) = (ownId ?? reference.Id, ownKey ?? reference.Key);
        var (byId, byKey) = (Rows.ById(entity, id), Rows.ByKey(entity, key));
        // Only an object that gives both itself may change its key.
        var changesKey = byId is not null && key is not null && byId.Key != key;
        if ((reference.Id ?? id) != id || (reference.Key ?? key) != key
            || (byKey is not null && id is not null && byId != byKey)
            || (changesKey && (ownId is null || ownKey is null)))
        {
            AddContradiction(reference);
            return;
        }
        var row = byId ?? byKey;
        if (row is null && (id is not null || key is not null) && MayCreate(reference))
        {
            row = new(entity, id ?? Guid.CreateVersion7(), key);
            Rows.Add(row);
        }
        if (row is not null)
        {
            Rows.Resolve(reference, row);
            row.EmbeddedPointer ??= reference.EmbeddedPointer;
            Rows.AddKey(row, key);
        }
    }

    /// <summary>Finds the row of a reference given by id, by key, or by both.</summary>
    public void ResolveByKey(Reference reference)
    {
        var (byId, byKey) = (Rows.ById(reference.Target, reference.Id), Rows.ByKey(reference.Target, reference.Key));
        AddUnresolved(reference, byId, byKey);
        if (byId is not null && byKey is not null && byId != byKey)
        {
            Problems.Add(new(reference.KeyPointer, "contradiction",
                $"The {reference.Target.Label} {reference.Key} does not have the {reference.Name}_id {reference.Id}: "
                    + $"that id belongs to {byId.Key ?? "a row without a key"}. Send one of them, or matching values.",
                reference.Key, byId.Key));
        }
        if ((byId ?? byKey) is { } row)
        {
            Rows.Resolve(reference, row);
        }
    }

    private void Merge(Reference reference, Row row)
    {
        foreach (var field in reference.Target.Columns)
        {
            if (field == reference.Target.Id || field.IsReadOnly || !field.IsOnWire)
            {
                continue;
            }
            var child = reference.Child(field);
            if ((child is null ? field.Get(reference.Embedded!) : Rows[child]?.Id) is not { } value)
            {
                continue;
            }
            var pointer = child?.Pointer ?? $"{reference.EmbeddedPointer}/{field}";
            if (row.Merge(field, value, pointer) is { } elsewhere)
            {
                Problems.Add(new(pointer, "contradiction",
                    $"The same {reference.Target.Label} is embedded at {elsewhere[..elsewhere.LastIndexOf('/')]} "
                        + $"with another \"{field.Name}\"; send the same value in both places.",
                    value, field.Get(row.Values)));
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
        var (field, id, key) = reference.Identifiers.OrderBy(name => name.Key is not null).Last();
        var name = key is null ? reference.Target.Id : reference.Target.Key;
        var problem = new Problem(reference.PointerTo(field), "not_found",
            $"No {reference.Target.Label} with the {name} {key ?? id.ToString()} exists, and on_missing=error does not allow creating it.",
            key ?? (object?)id);
        _unresolved.Add(new(problem, reference.Target, key));
        return false;
    }

    private void AddContradiction(Reference reference)
    {
        AddUnresolved(reference, Rows.ById(reference.Target, reference.Id), Rows.ByKey(reference.Target, reference.Key));
        var named = reference.Identifiers.Select(name =>
            (Rows.ById(reference.Target, name.Id) ?? Rows.ByKey(reference.Target, name.Key)) is { } row
                ? $"{name.Field} refers to {row.DisplayName}"
                : $"{name.Field} is {name.Key ?? name.Id.ToString()}, which does not exist");
        Problems.Add(new(reference.EmbeddedPointer, "contradiction",
            $"All forms of a reference must refer to the same {reference.Target.Label}: {string.Join("; ", named)}."));
    }

    private void AddUnresolved(Reference reference, Row? byId, Row? byKey)
    {
        if (reference.Id is { } id && byId is null)
        {
            Problems.Add(new(reference.IdPointer, "not_found", $"No {reference.Target.Label} has the id {id}.", id));
        }
        if (reference.Key is { } key && byKey is null)
        {
            var problem = new Problem(reference.KeyPointer, "not_found",
                $"No {reference.Target.Label} has the {reference.Target.Key} {key}.", key);
            _unresolved.Add(new(problem, reference.Target, key));
        }
    }

    private void WarnIfArchived(Reference reference)
    {
        if (Rows[reference] is { IsArchived: true, IsNew: false } row)
        {
            Problems.Warn(new(reference.Pointer, "archived", $"The {reference.Target.Label} {row.DisplayName} is archived.", row.Key));
        }
    }
}
