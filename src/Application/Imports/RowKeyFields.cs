using System.Collections.Concurrent;
using System.Text;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.Imports;

/// <summary>
/// The properties of a row that contain its own keys, and those that refer to rows of the same entity, such as its parent. They are found
/// by the name of the property, in any letter case.
/// </summary>
internal sealed class RowKeyFields
{
    private static readonly ConcurrentDictionary<Entity, RowKeyFields> Cache = new();

    private readonly (byte[] Name, Kind Kind)[] _properties;

    private RowKeyFields(Entity entity)
    {
        Entity = entity;
        // In UTF-16 characters: a code point has at most two. A longer key is not a valid key and is truncated.
        MaxKeyLength = 2 * entity.Key.MaxLength!.Value;
        var references = entity.References.Where(reference => reference.Target == entity && !reference.Id.IsReadOnly);
        _properties = [.. new[] { (entity.Id.Name, Kind.OwnId), (entity.Key.Name, Kind.OwnKey) }
            .Concat(references.SelectMany(PropertiesOf))
            .Select(property => (Encoding.UTF8.GetBytes(property.Item1), property.Item2))];
    }

    /// <summary>The meaning of a property.</summary>
    public enum Kind
    {
        /// <summary>Neither a key of the row nor a reference to a row of the same entity.</summary>
        Other,

        /// <summary>The id of the row.</summary>
        OwnId,

        /// <summary>The row's key in other systems.</summary>
        OwnKey,

        /// <summary>The id of another row of the entity.</summary>
        ReferenceById,

        /// <summary>The key of another row of the entity.</summary>
        ReferenceByKey,

        /// <summary>The URL of another row of the entity.</summary>
        ReferenceByUrl,

        /// <summary>Another row of the entity, embedded.</summary>
        Embedded,
    }

    /// <summary>The entity.</summary>
    public Entity Entity { get; }

    /// <summary>The maximum length of a key, in UTF-16 characters.</summary>
    public int MaxKeyLength { get; }

    /// <summary>Returns the properties of an entity.</summary>
    public static RowKeyFields Of(Entity entity) => Cache.GetOrAdd(entity, static entity => new(entity));

    /// <summary>Returns the meaning of a property.</summary>
    /// <param name="name">The name of the property, in UTF-8.</param>
    public Kind KindOf(ReadOnlySpan<byte> name)
    {
        foreach (var property in _properties)
        {
            if (property.Name.Length == name.Length && Ascii.EqualsIgnoreCase(name, property.Name))
            {
                return property.Kind;
            }
        }
        return Kind.Other;
    }

    private static IEnumerable<(string Name, Kind Kind)> PropertiesOf(ReferenceFields reference)
    {
        yield return (reference.Id.Name, Kind.ReferenceById);
        if (reference.Key is { } key)
        {
            yield return (key.Name, Kind.ReferenceByKey);
        }
        if (reference.Embedded is { } embedded)
        {
            yield return (embedded.Name, Kind.Embedded);
        }
        foreach (var name in reference.Forms.Select(form => form.Name).Append(reference.Name).Distinct())
        {
            yield return ($"{name}@odata.bind", Kind.ReferenceByUrl);
        }
    }
}
