using System.Collections;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>A row that a message names: as it is stored, with what the message changes of it; or one that the message is to insert.</summary>
/// <param name="entity">What it is a row of.</param>
/// <param name="values">Its values: a record of the entity, which stays as it is when it is stored.</param>
/// <param name="isNew">Whether it is to be inserted.</param>
public sealed class Row(Entity entity, object values, bool isNew = false)
{
    private readonly object _stored = values;
    private Dictionary<Field, (object Value, string Pointer)>? _filled;
    private List<FieldChange>? _changes;

    /// <summary>What it is a row of.</summary>
    public Entity Entity { get; } = entity;

    /// <summary>Its values, changes included.</summary>
    public object Values { get; private set; } = values;

    /// <summary>Whether it is to be inserted.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>What is to be updated; empty for a new row.</summary>
    public IReadOnlyList<FieldChange> Changes => _changes ?? (IReadOnlyList<FieldChange>)[];

    /// <summary>Where the message first embeds it; null when it does not.</summary>
    public string? EmbeddedAt { get; set; }

    /// <summary>Its primary key.</summary>
    public Guid Id { get; } = (Guid)entity.Id.Get(values)!;

    /// <summary>Its key in other systems.</summary>
    public string? Key => (string?)Entity.Key.Get(Values);

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
        if (!IsNew && Values == _stored)
        {
            Values = Entity.Fields.Copy(_stored);
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
