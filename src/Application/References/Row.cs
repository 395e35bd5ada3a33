using System.Collections;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>A row that a message names: as it is stored, with what the message changes of it; or one that the message is to insert.</summary>
public sealed class Row
{
    private readonly object? _stored;
    private readonly string? _keyAtFirst;
    private object? _values;
    private Dictionary<Field, (object Value, string Pointer)>? _filled;
    private List<FieldChange>? _changes;

    /// <summary>A row that is stored.</summary>
    /// <param name="entity">What it is a row of.</param>
    /// <param name="stored">Its values: a record of the entity, which stays as it is.</param>
    public Row(Entity entity, object stored)
    {
        Entity = entity;
        Id = entity.IdOf(stored)!.Value;
        _stored = _values = stored;
    }

    /// <summary>A row that is to be inserted, and says only which it is yet.</summary>
    /// <param name="entity">What it is a row of.</param>
    /// <param name="id">Its primary key.</param>
    /// <param name="key">Its key in other systems, if it has one.</param>
    public Row(Entity entity, Guid id, string? key)
    {
        Entity = entity;
        Id = id;
        _keyAtFirst = key;
    }

    /// <summary>What it is a row of.</summary>
    public Entity Entity { get; }

    /// <summary>Its values, changes included.</summary>
    public object Values => _values ??= Entity.Create(Id, _keyAtFirst);

    /// <summary>Whether it is to be inserted.</summary>
    public bool IsNew => _stored is null;

    /// <summary>What is to be updated; empty for a new row.</summary>
    public IReadOnlyList<FieldChange> Changes => _changes ?? (IReadOnlyList<FieldChange>)[];

    /// <summary>Where the message first embeds it; null when it does not.</summary>
    public string? EmbeddedAt { get; set; }

    /// <summary>Its primary key.</summary>
    public Guid Id { get; }

    /// <summary>Its key in other systems.</summary>
    public string? Key => _values is null ? _keyAtFirst : Entity.KeyOf(_values);

    /// <summary>Whether it is out of use.</summary>
    public bool IsArchived => this["archived"] is true;

    /// <summary>The value of a field; null when there is none of that name.</summary>
    public object? this[string field] => Entity.Fields.Find(field)?.Get(Values);

    /// <summary>Its values as the record they are.</summary>
    public T As<T>() => (T)Values;

    /// <summary>Takes over what a message says of one field.</summary>
    /// <returns>Where the message has said otherwise; null when it has not.</returns>
    public string? Fill(Field field, object value, string pointer)
    {
        _filled ??= [];
        if (_filled.TryGetValue(field, out var earlier))
        {
            return Same(earlier.Value, value) ? null : earlier.Pointer;
        }
        _filled[field] = (value, pointer);
        Set(field, value);
        return null;
    }

    /// <summary>Where the message says the value of a field; null when it does not.</summary>
    public string? Filled(Field field) => _filled is not null && _filled.TryGetValue(field, out var said) ? said.Pointer : null;

    /// <summary>Sets one field because a rule says so; noted as a change where it differs.</summary>
    public void Set(Field field, object value)
    {
        var old = field.Get(Values);
        if (Same(old, value))
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

    /// <summary>Whether two values of a field are the same; lists are compared item by item, and an empty one is the same as none.</summary>
    public static bool Same(object? one, object? other) => (one, other) switch
    {
        (null, IEnumerable b and not string) => !b.Cast<object>().Any(),
        (IEnumerable a and not string, IEnumerable b and not string) => a.Cast<object>().SequenceEqual(b.Cast<object>()),
        _ => Equals(one, other),
    };
}
