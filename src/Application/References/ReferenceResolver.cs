using System.Collections;
using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.References;

/// <summary>
/// Finds the row of each reference, among the stored rows and the rows that the request embeds, and merges embedded objects into their
/// rows. It decides only from rows that were looked up: it neither reads from nor writes to the database.
/// </summary>
/// <param name="rows">The rows that were looked up. New rows are added to them.</param>
/// <param name="onMissing">The action for an embedded object that matches no row.</param>
/// <param name="strict">Whether false and 0 in an embedded object change an existing row.</param>
/// <param name="rules">The rules that entities have in addition to those declared on their records.</param>
/// <param name="problems">Collects the problems.</param>
public sealed class ReferenceResolver(
    ResolvedRows rows, OnMissing onMissing, bool strict, IEnumerable<IRowRule> rules, Problems problems)
{
    private readonly List<UnresolvedReference> _unresolved = [];

    /// <summary>The rows of the current attempt.</summary>
    public ResolvedRows Rows { get; } = rows;

    /// <summary>The problems that were found.</summary>
    public Problems Problems { get; } = problems;

    /// <summary>The references that match no row. Each is reported as a problem once similar keys are known.</summary>
    public IReadOnlyList<UnresolvedReference> Unresolved => _unresolved;

    /// <summary>The rows of master data that the request inserts or updates.</summary>
    public IEnumerable<Row> PendingRows => Rows.All.Where(IsPending);

    /// <summary>
    /// Returns whether a value in an embedded object changes a row that exists: false and 0 do not, unless the request prefers strict
    /// handling.
    /// </summary>
    public bool IsFilled(object value) => strict || value is not (false or 0 or 0m or IList { Count: 0 });

    /// <summary>Resolves references, including those in embedded objects.</summary>
    public void Resolve(IEnumerable<Reference> references)
    {
        var all = Reference.WithDescendants(references).ToList();
        // All rows get their ids and keys before values are merged, so that every reference in the request can refer to them.
        // References with an id come first, because another reference can embed the same new row with only its key.
        // A message's own row has been found already.
        foreach (var reference in all.Where(reference => reference is { Embedded: not null, Mode: null })
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
        var pending = Rows.All.ToList().FindAll(row => IsPending(row) || DeclaredRules.FollowsChange(row, Rows));
        foreach (var row in pending)
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

    private static bool IsPending(Row row) => !row.Entity.IsAggregate && (row.IsNew || row.Changes.Count > 0);

    /// <summary>
    /// Finds the row of a reference with an embedded object. If no row matches, adds a new row that has only an id and a key.
    /// </summary>
    public void ResolveEmbedded(Reference reference)
    {
        var (entity, embedded) = (reference.Target, reference.Embedded!);
        var ownId = entity.IdOf(embedded);
        var ownKey = entity.KeyOf(embedded);
        var (id, key) = (ownId ?? reference.Id, ownKey ?? reference.Key);
        var (byId, byKey) = (Rows.ById(entity, id), Rows.ByKey(entity, key));
        // Only an embedded object that contains both its id and its key can change the key.
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

    /// <summary>Finds the row of a reference that is given by id, by key or by both.</summary>
    public void ResolveByKey(Reference reference)
    {
        var (byId, byKey) = (Rows.ById(reference.Target, reference.Id), Rows.ByKey(reference.Target, reference.Key));
        AddUnresolved(reference, byId, byKey);
        if (byId is not null && byKey is not null && byId != byKey)
        {
            Problems.Add(new(reference.KeyPointer, "contradiction",
                $"\"{reference.KeyName}\" is \"{reference.Key}\", but \"{reference.Fields.Id}\" is the id of "
                    + $"{(byId.Key is { } other ? $"\"{other}\"" : "a row without a key")}. Send only one of the fields, or values "
                    + "that match.",
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
            if (field != reference.Target.Id && field is { IsReadOnly: false, IsOnWire: true })
            {
                Merge(reference, row, field);
            }
        }
    }

    private void Merge(Reference reference, Row row, Field field)
    {
        var child = reference.Child(field);
        var value = child is null ? field.Get(reference.Embedded!) : Rows[child]?.Id;
        if (value is null && child is not null)
        {
            // The problem is reported already.
            row.MarkUnresolved(field);
            return;
        }
        if (value is null && !reference.Clears(field))
        {
            return;
        }
        var pointer = child?.Pointer ?? $"{reference.EmbeddedPointer}/{field}";
        if (value is not null && !row.IsNew && reference.Mode is null && !IsFilled(value))
        {
            WarnIfNotApplied(row, field, value, pointer);
            return;
        }
        if (row.Merge(field, value, pointer) is { } elsewhere)
        {
            Problems.Add(new(pointer, "contradiction",
                $"The same {reference.Target.Label} is embedded at {elsewhere[..elsewhere.LastIndexOf('/')]} "
                    + $"with another \"{field.Name}\"; send the same value in both places.",
                value, field.Get(row.Values)));
        }
    }

    /// <summary>
    /// Clients whose types cannot hold null send 0 and false for values that they do not know, so these do not change existing rows.
    /// </summary>
    private void WarnIfNotApplied(Row row, Field field, object value, string pointer)
    {
        if (field.Get(row.Values) is { } stored && !Row.AreSame(stored, value))
        {
            Problems.Warn(new(pointer, "default_not_applied",
                $"\"{field}\" of the {row.Entity.Label} \"{row.DisplayName}\" stays {Json(stored)}, because false, 0 and empty lists do "
                    + $"not change a row that exists. To change it, write it to api/{row.Entity.Path}, or send Prefer: handling=strict.",
                value, stored));
        }
    }

    private static string Json(object value) => JsonSerializer.Serialize(value);

    private bool MayCreate(Reference reference)
    {
        if (onMissing == OnMissing.Create)
        {
            return true;
        }
        // In the problem message, a key is preferred to an id, and an identifier inside the object to one next to it.
        var (field, id, key) = reference.Identifiers.OrderBy(name => name.Key is not null).Last();
        var name = key is null ? reference.Target.Id : reference.Target.Key;
        var problem = new Problem(reference.PointerTo(field), "not_found",
            $"No {reference.Target.Label} with the {name} \"{key ?? id.ToString()}\" exists, and on_missing=error does not allow "
                + "creating it.",
            key ?? (object?)id);
        _unresolved.Add(new(problem, reference.Target, key));
        return false;
    }

    private void AddContradiction(Reference reference)
    {
        AddUnresolved(reference, Rows.ById(reference.Target, reference.Id), Rows.ByKey(reference.Target, reference.Key));
        var named = reference.Identifiers.Select(name =>
            (Rows.ById(reference.Target, name.Id) ?? Rows.ByKey(reference.Target, name.Key)) is { } row
                ? $"{name.Field} refers to \"{row.DisplayName}\""
                : $"{name.Field} is \"{name.Key ?? name.Id.ToString()}\", which does not exist");
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
                $"No {reference.Target.Label} has the {reference.Target.Key} \"{key}\".", key);
            _unresolved.Add(new(problem, reference.Target, key));
        }
    }

    private void WarnIfArchived(Reference reference)
    {
        if (reference.Mode is null && Rows[reference] is { IsArchived: true, IsNew: false } row)
        {
            Problems.Warn(new(reference.Pointer, "archived", $"The {reference.Target.Label} \"{row.DisplayName}\" is archived.", row.Key));
        }
    }
}
