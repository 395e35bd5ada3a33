using System.Collections.Concurrent;
using System.Reflection;

namespace WorkOrders.Application.Contract;

/// <summary>An entity of the published contract, read off its record once.</summary>
public sealed class Entity
{
    private static readonly ConcurrentDictionary<Type, Entity> Known = new();

    private readonly Func<object, Guid?> _idOf;
    private readonly Lazy<IReadOnlyList<ReferenceFields>> _references;
    private readonly Lazy<IReadOnlyList<Field>> _columns;
    private readonly Lazy<IReadOnlyList<Field>> _facts;

    private Entity(Type type)
    {
        var declared = type.GetCustomAttribute<EntityAttribute>() ?? throw new ArgumentException($"{type} is not marked as an entity.", nameof(type));
        Type = type;
        Name = declared.Name;
        Path = declared.Path;
        IsShared = declared.Shared;
        Fields = Fields.Of(type);
        Id = Fields.Single(field => field.Property.Name == "Id");
        Key = Fields.Single(field => field.Property.Name == declared.Key);
        _idOf = Id.Getter<Guid?>();
        // Later, because entities refer to each other.
        _references = new(() => [.. Fields.Where(field => field.RefersTo is not null).Select(field => new ReferenceFields(this, field))]);
        _columns = new(() => [.. Fields.Where(field =>
            field.IsStored && field.Kind != FieldKind.Embedded && !References.Any(reference => reference.Key == field))]);
        _facts = new(() => [.. Columns.Where(field => field == Id || field == Key || field.IsRuleInput)]);
    }

    /// <summary>Every entity of the contract.</summary>
    public static IReadOnlyList<Entity> All { get; } = [.. typeof(Entity).Assembly.GetTypes().Where(type => type.IsDefined(typeof(EntityAttribute), inherit: false)).Select(Of)];

    /// <summary>Its record.</summary>
    public Type Type { get; }

    /// <summary>Its name on the wire, which is also its table's.</summary>
    public string Name { get; }

    /// <summary>Its path below <c>api/</c>.</summary>
    public string Path { get; }

    /// <summary>Whether all tenants share its rows.</summary>
    public bool IsShared { get; }

    /// <summary>Its primary key.</summary>
    public Field Id { get; }

    /// <summary>Its key in other systems, unique per tenant.</summary>
    public Field Key { get; }

    /// <summary>All its fields.</summary>
    public Fields Fields { get; }

    /// <summary>What it refers to.</summary>
    public IReadOnlyList<ReferenceFields> References => _references.Value;

    /// <summary>The fields that are stored: not those the server works out, nor the other forms of a reference.</summary>
    public IReadOnlyList<Field> Columns => _columns.Value;

    /// <summary>The columns that are looked up of a row that is only named: its id, its key and its facts.</summary>
    public IReadOnlyList<Field> Facts => _facts.Value;

    /// <summary>The entity of a record.</summary>
    /// <exception cref="ArgumentException">The type is not marked as an entity.</exception>
    public static Entity Of(Type type) => Known.GetOrAdd(type, static type => new(type));

    /// <summary>The entity of a record.</summary>
    public static Entity Of<T>() => Of(typeof(T));

    /// <summary>The id of a row; null when it says none.</summary>
    public Guid? IdOf(object row) => _idOf(row);

    /// <summary>The key of a row; null when it says none.</summary>
    public string? KeyOf(object row) => (string?)Key.Get(row);

    /// <summary>A new row that says only which it is.</summary>
    public object Create(Guid id, string? key)
    {
        var row = Fields.Create();
        Id.Set(row, id);
        Key.Set(row, key);
        return row;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
