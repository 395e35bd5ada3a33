using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;

namespace WorkOrders.Application.Contract;

/// <summary>The fields that a type has on the wire, by name. They are ordered as declared, inherited fields first.</summary>
public sealed class Fields : IReadOnlyList<Field>
{
    private static readonly ConcurrentDictionary<(Type, string), Fields> Cache = new();

    private readonly Field[] _onWire;
    private readonly FrozenDictionary<string, Field> _byName;
    private readonly FrozenDictionary<string, Field> _byNameInAnyCase;
    private readonly Func<object> _create;

    private Fields(Type type, string prefix)
    {
        All = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .OrderBy(property => property.IsDefined(typeof(NotOnWireAttribute)))
            .ThenBy(property => Depth(property.DeclaringType!))
            .Select((property, index) => new Field(property, index, prefix))];
        if (All.Count > FieldSet.MaxFields)
        {
            throw new ArgumentException($"{type} declares more than {FieldSet.MaxFields} fields.", nameof(type));
        }
        _onWire = [.. All.Where(field => field.IsOnWire)];
        _byName = _onWire.ToFrozenDictionary(field => field.Name);
        _byNameInAnyCase = _onWire.ToFrozenDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
        _create = Expression.Lambda<Func<object>>(Expression.New(type)).Compile();
    }

    /// <inheritdoc/>
    public int Count => _onWire.Length;

    /// <inheritdoc/>
    public Field this[int index] => _onWire[index];

    /// <summary>The fields on the wire, followed by those that are only stored.</summary>
    public IReadOnlyList<Field> All { get; }

    /// <summary>Returns the fields of a type, which are read once and then cached.</summary>
    /// <param name="type">A type whose settable properties are fields.</param>
    /// <param name="prefix">The prefix of each name on the wire.</param>
    public static Fields Of(Type type, string prefix = "") => Cache.GetOrAdd((type, prefix), key => new(key.Item1, key.Item2));

    /// <summary>Creates an empty object of the type.</summary>
    public object Create() => _create();

    /// <summary>Creates a copy of an object of the type.</summary>
    public object Copy(object other)
    {
        var copy = _create();
        foreach (var field in All)
        {
            field.Set(copy, field.Get(other));
        }
        return copy;
    }

    /// <summary>Returns the field with this wire name; null if there is none.</summary>
    public Field? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Returns the field with this wire name without allocating memory; null if there is none.</summary>
    public Field? Find(ReadOnlySpan<char> name) =>
        _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var field) ? field : null;

    /// <summary>Returns the field with this name in any letter case; null if there is none.</summary>
    public Field? FindInAnyCase(string name) => _byNameInAnyCase.GetValueOrDefault(name);

    /// <inheritdoc/>
    public IEnumerator<Field> GetEnumerator() => ((IEnumerable<Field>)_onWire).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int Depth(Type type) => type.BaseType is { } parent ? 1 + Depth(parent) : 0;
}
