using System.Collections;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>
/// A row that a request refers to: a stored row with the changes that the request makes, or a new row that the request inserts.
/// </summary>
public sealed class Row
{
    private readonly object? _stored;
    private readonly string? _newKey;
    private object? _values;
    private Dictionary<Field, (object? Value, string Pointer)>? _given;
    private List<FieldChange>? _changes;
    private List<Field>? _unresolved;

    /// <summary>Creates a stored row.</summary>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="stored">The values: a record of the entity, which is never modified.</param>
    public Row(Entity entity, object stored)
    {
        Entity = entity;
        Id = entity.IdOf(stored)!.Value;
        _stored = _values = stored;
    }

    /// <summary>Creates a new row that has only an id and a key.</summary>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="id">The primary key.</param>
    /// <param name="key">The key in other systems; null if the row has none.</param>
    public Row(Entity entity, Guid id, string? key)
    {
        Entity = entity;
        Id = id;
        _newKey = key;
    }

    /// <summary>The entity of the row.</summary>
    public Entity Entity { get; }

    /// <summary>The values, including changes.</summary>
    public object Values => _values ??= Entity.Create(Id, _newKey);

    /// <summary>Whether the row is inserted.</summary>
    public bool IsNew => _stored is null;

    /// <summary>The fields to update; empty for a new row.</summary>
    public IReadOnlyList<FieldChange> Changes => _changes ?? (IReadOnlyList<FieldChange>)[];

    /// <summary>Whether the message describes this row itself, rather than embedding it.</summary>
    public bool IsMessage { get; set; }

    /// <summary>Pointer to the first embedded object for this row; null if the request does not embed the row.</summary>
    public string? EmbeddedPointer { get; set; }

    /// <summary>The primary key.</summary>
    public Guid Id { get; }

    /// <summary>The key in other systems; null if the row has none.</summary>
    public string? Key => _values is null ? _newKey : Entity.KeyOf(_values);

    /// <summary>The name of the row in messages to people: the key, or the id if the row has no key.</summary>
    public string DisplayName => Key ?? Id.ToString();

    /// <summary>The version of the stored row; null for a new row, and if only some of its fields were looked up.</summary>
    public long? Version => (_stored as EntityRecord)?.RowVersion;

    /// <summary>Whether the row is archived.</summary>
    public bool IsArchived => Entity.ArchiveFlag?.Get(Values) is true;

    /// <summary>The id of the parent row; null if there is none or if the entity has no hierarchy.</summary>
    public Guid? ParentId => (Guid?)Entity.Parent?.Get(Values);

    /// <summary>Returns the values as a record.</summary>
    public T As<T>() => (T)Values;

    /// <summary>Sets a field to the value in the request; null if the request clears the field.</summary>
    /// <returns>Pointer to an earlier, different value for the same field in the request; null if there is none.</returns>
    public string? Merge(Field field, object? value, string pointer)
    {
        _given ??= [];
        if (_given.TryGetValue(field, out var earlier))
        {
            return AreSame(earlier.Value, value) ? null : earlier.Pointer;
        }
        _given[field] = (value, pointer);
        Set(field, value);
        return null;
    }

    /// <summary>Returns the pointer to the value of a field in the request; null if the request does not contain it.</summary>
    public string? FindPointer(Field field) => _given is not null && _given.TryGetValue(field, out var given) ? given.Pointer : null;

    /// <summary>Records that the request refers to another row with the field, but not to one that exists.</summary>
    public void MarkUnresolved(Field field) => (_unresolved ??= []).Add(field);

    /// <summary>Returns whether the request refers to a row that does not exist, so that rules cannot check the field.</summary>
    public bool IsUnresolved(Field field) => _unresolved?.Contains(field) == true;

    /// <summary>Returns whether the request sets the field: the row is new, or the field changes.</summary>
    public bool Sets(Field field) => IsNew || Changes.Any(change => change.Field == field);

    /// <summary>
    /// Returns the pointer for a problem with the field: the position of its value in the request, or the position where it is missing.
    /// </summary>
    public string PointerTo(Field field) => FindPointer(field) ?? $"{EmbeddedPointer}/{field}";

    /// <summary>Sets a field because a rule requires it. A value that differs from the stored one is recorded as a change.</summary>
    public void Set(Field field, object? value)
    {
        if (AreSame(field.Get(Values), value))
        {
            return;
        }
        if (_stored is not null && Values == _stored)
        {
            _values = Entity.Fields.Copy(_stored);
        }
        field.Set(Values, value);
        if (_stored is not null)
        {
            Record(new(field, field.Get(_stored), value));
        }
    }

    /// <summary>Compares two values of a field. Lists are compared item by item, and an empty list equals null.</summary>
    public static bool AreSame(object? one, object? other) => (one, other) switch
    {
        (null, IEnumerable b and not string) => !b.Cast<object>().Any(),
        (IEnumerable a and not string, null) => !a.Cast<object>().Any(),
        (IEnumerable a and not string, IEnumerable b and not string) => a.Cast<object>().SequenceEqual(b.Cast<object>()),
        _ => Equals(one, other),
    };

    /// <summary>Replaces the recorded change of a field; a field that has its stored value again does not change.</summary>
    private void Record(FieldChange change)
    {
        _changes ??= [];
        _changes.RemoveAll(earlier => earlier.Field == change.Field);
        if (!AreSame(change.Old, change.New))
        {
            _changes.Add(change);
        }
    }
}
