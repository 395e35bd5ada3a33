using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;

namespace WorkOrders.Application.Contract;

/// <summary>The fields a type declares, by wire name, in the order in which they are written down.</summary>
public sealed class Fields : IReadOnlyList<Field>
{
    private static readonly ConcurrentDictionary<(Type, string), Fields> Known = new();

    private readonly Field[] _fields;
    private readonly FrozenDictionary<string, Field> _byName;
    private readonly Func<object> _create;

    private Fields(Type type, string prefix)
    {
        // What a record inherits (its id) stands first.
        _fields = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .OrderBy(property => property.DeclaringType == type)
            .Select((property, index) => new Field(property, index, prefix))];
        _byName = _fields.ToFrozenDictionary(field => field.Name);
        _create = Expression.Lambda<Func<object>>(Expression.New(type)).Compile();
    }

    /// <inheritdoc/>
    public int Count => _fields.Length;

    /// <inheritdoc/>
    public Field this[int index] => _fields[index];

    /// <summary>The fields of a type; read once, then remembered.</summary>
    /// <param name="type">A record whose settable properties are fields.</param>
    /// <param name="prefix">What stands before each name on the wire.</param>
    public static Fields Of(Type type, string prefix = "") => Known.GetOrAdd((type, prefix), key => new(key.Item1, key.Item2));

    /// <summary>A new object of the type, which says nothing yet.</summary>
    public object Create() => _create();

    /// <summary>A new object of the type, which says what another says.</summary>
    public object Copy(object other)
    {
        var copy = _create();
        foreach (var field in _fields)
        {
            field.Set(copy, field.Get(other));
        }
        return copy;
    }

    /// <summary>The field of this wire name; null when there is none.</summary>
    public Field? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The field of this wire name; null when there is none. Allocates nothing.</summary>
    public Field? Find(ReadOnlySpan<char> name) => _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var field) ? field : null;

    /// <inheritdoc/>
    public IEnumerator<Field> GetEnumerator() => ((IEnumerable<Field>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
