using System.Collections;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>
/// A row that a message refers to: a stored row with the changes that the message makes, or a new row that the message inserts.
/// </summary>
public sealed class Row
{
    private readonly object? _stored;
    private readonly string? _newKey;
    private object? _values;
    private Dictionary<Field, (object Value, string Pointer)>? _given;
    private List<FieldChange>? _changes;

    /// <summary>A stored row.</summary>
    /// <param name="entity">Its entity.</param>
    /// <param name="stored">Its values: a record of the entity, which is never modified.</param>
    public Row(Entity entity, object stored)
    {
        Entity = entity;
        Id = entity.IdOf(stored)!.Value;
        _stored = _values = stored;
    }

    /// <summary>A new row that has nothing but its identity yet.</summary>
    /// <param name="entity">Its entity.</param>
    /// <param name="id">Its primary key.</param>
    /// <param name="key">Its key in other systems; null when it has none.</param>
    public Row(Entity entity, Guid id, string? key)
    {
        Entity = entity;
        Id = id;
        _newKey = key;
    }

    /// <summary>Its entity.</summary>
    public Entity Entity { get; }

    /// <summary>Its values, changes included.</summary>
    public object Values => _values ??= Entity.Create(Id, _newKey);

    /// <summary>Whether it is inserted.</summary>
    public bool IsNew => _stored is null;

    /// <summary>The fields that are updated; empty for a new row.</summary>
    public IReadOnlyList<FieldChange> Changes => _changes ?? (IReadOnlyList<FieldChange>)[];

    /// <summary>Where the message first embeds it; null when it does not.</summary>
    public string? EmbeddedPointer { get; set; }

    /// <summary>Its primary key.</summary>
    public Guid Id { get; }

    /// <summary>Its key in other systems.</summary>
    public string? Key => _values is null ? _newKey : Entity.KeyOf(_values);

    /// <summary>What messages to people call it: its key or, without one, its id.</summary>
    public string DisplayName => Key ?? Id.ToString();

    /// <summary>Whether it is out of use.</summary>
    public bool IsArchived => Entity.ArchiveFlag?.Get(Values) is true;

    /// <summary>The id of the row above it; null when there is none, or its entity is no hierarchy.</summary>
    public Guid? ParentId => (Guid?)Entity.Parent?.Get(Values);

    /// <summary>Its values as their record.</summary>
    public T As<T>() => (T)Values;

    /// <summary>Takes over the value that a message gives for a field.</summary>
    /// <returns>Where the message gives another value for the same field; null when it does not.</returns>
    public string? Merge(Field field, object value, string pointer)
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

    /// <summary>Where the message gives the value of a field; null when it does not.</summary>
    public string? FindPointer(Field field) => _given is not null && _given.TryGetValue(field, out var given) ? given.Pointer : null;

    /// <summary>Whether the message sets the field: the row is new, or the field changes.</summary>
    public bool Sets(Field field) => IsNew || Changes.Any(change => change.Field == field);

    /// <summary>Where a problem with the field belongs: where the message gives it, or would.</summary>
    public string PointerTo(Field field) => FindPointer(field) ?? $"{EmbeddedPointer}/{field}";

    /// <summary>Sets one field because a rule demands it; recorded as a change where the value differs.</summary>
    public void Set(Field field, object value)
    {
        var old = field.Get(Values);
        if (AreSame(old, value))
        {
            return;
        }
        if (_stored is not null && Values == _stored)
        {
            _values = Entity.Fields.Copy(_stored);
        }
        field.Set(Values, value);
        if (!IsNew)
        {
            (_changes ??= []).Add(new(field, old, value));
        }
    }

    /// <summary>Whether two values of a field are the same; lists are compared item by item, and an empty list equals none.</summary>
    public static bool AreSame(object? one, object? other) => (one, other) switch
    {
        (null, IEnumerable b and not string) => !b.Cast<object>().Any(),
        (IEnumerable a and not string, IEnumerable b and not string) => a.Cast<object>().SequenceEqual(b.Cast<object>()),
        _ => Equals(one, other),
    };
}
