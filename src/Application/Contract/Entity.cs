using System.Collections.Concurrent;
using System.Reflection;

namespace WorkOrders.Application.Contract;

/// <summary>An entity of the published contract, read once from its record.</summary>
public sealed class Entity
{
    private static readonly ConcurrentDictionary<Type, Entity> Cache = new();

    private readonly Func<object, Guid?> _getId;
    private readonly Lazy<IReadOnlyList<ReferenceFields>> _references;
    private readonly Lazy<IReadOnlyList<Field>> _columns;
    private readonly Lazy<IReadOnlyList<Field>> _ruleInputs;
    private readonly Lazy<IReadOnlyList<DeterminedField>> _determinedFields;

    private Entity(Type type)
    {
        var declared = type.GetCustomAttribute<EntityAttribute>()
            ?? throw new ArgumentException($"{type} is not marked as an entity.", nameof(type));
        Type = type;
        Name = declared.Name;
        Path = declared.Path;
        Label = declared.Label ?? Name.Replace("db_", "", StringComparison.Ordinal).Replace('_', ' ');
        IsAggregate = declared.Aggregate;
        IsShared = declared.Shared;
        Fields = Fields.Of(type);
        Id = FieldOf(nameof(EntityRecord.Id));
        Key = FieldOf(declared.Key);
        Parent = MarkedWith<HierarchyAttribute>();
        Default = MarkedWith<SingleDefaultAttribute>();
        ArchiveFlag = MarkedWith<ArchiveFlagAttribute>();
        _getId = Id.Getter<Guid?>();
        // Lazily, because entities refer to each other.
        _references = new(() =>
            [.. Fields.Where(field => field.RefersTo is not null).Select((field, index) => new ReferenceFields(this, field, index))]);
        _columns = new(() => [.. Fields.All.Where(field => field.IsStored && !References.Any(reference => reference.Key == field))]);
        _ruleInputs = new(() => [.. Columns.Where(field => field == Id || field == Key || field.RuleInput is not null)]);
        _determinedFields = new(() => [.. Fields.All.Select(Determined).OfType<DeterminedField>()]);
    }

    /// <summary>Its record.</summary>
    public Type Type { get; }

    /// <summary>Its name on the wire, which is also its table's.</summary>
    public string Name { get; }

    /// <summary>Its path below <c>api/</c>.</summary>
    public string Path { get; }

    /// <summary>What messages to people call it.</summary>
    public string Label { get; }

    /// <summary>Whether its rows are written through an aggregate of the domain.</summary>
    public bool IsAggregate { get; }

    /// <summary>Whether all tenants share its rows.</summary>
    public bool IsShared { get; }

    /// <summary>Its primary key.</summary>
    public Field Id { get; }

    /// <summary>Its key in other systems, unique per tenant; the primary key when it has no other.</summary>
    public Field Key { get; }

    /// <summary>The reference to the row above; null unless its rows form a hierarchy.</summary>
    public Field? Parent { get; }

    /// <summary>The flag of its default row; null when it has none.</summary>
    public Field? Default { get; }

    /// <summary>The flag of rows that are out of use; null when they cannot be.</summary>
    public Field? ArchiveFlag { get; }

    /// <summary>Its fields on the wire.</summary>
    public Fields Fields { get; }

    /// <summary>Its references to other entities.</summary>
    public IReadOnlyList<ReferenceFields> References => _references.Value;

    /// <summary>
    /// The fields that are stored, those that the database sets included: not those computed on reading, nor the other forms of a
    /// reference.
    /// </summary>
    public IReadOnlyList<Field> Columns => _columns.Value;

    /// <summary>The columns that are looked up of a row which is only named: its id, its key and what rules read.</summary>
    public IReadOnlyList<Field> RuleInputs => _ruleInputs.Value;

    /// <summary>The fields whose values other rows determine.</summary>
    public IReadOnlyList<DeterminedField> DeterminedFields => _determinedFields.Value;

    /// <summary>The entity of a record.</summary>
    /// <exception cref="ArgumentException">The type is not marked as an entity.</exception>
    public static Entity Of(Type type) => Cache.GetOrAdd(type, static type => new(type));

    /// <summary>The entity of a record.</summary>
    public static Entity Of<T>() where T : EntityRecord => Of(typeof(T));

    /// <summary>The id of a row; null when it has none yet.</summary>
    public Guid? IdOf(object row) => _getId(row);

    /// <summary>The key of a row; null when it has none.</summary>
    public string? KeyOf(object row) => (string?)Key.Get(row);

    /// <summary>The field of a property.</summary>
    /// <exception cref="InvalidOperationException">The record has no such property.</exception>
    public Field FieldOf(string property) => Fields.All.Single(field => field.Property.Name == property);

    /// <summary>The reference that an id property declares.</summary>
    /// <exception cref="InvalidOperationException">The property declares none.</exception>
    public ReferenceFields ReferenceOf(string idProperty) => References.Single(reference => reference.Id.Property.Name == idProperty);

    /// <summary>A new row that has nothing but its identity.</summary>
    public object Create(Guid id, string? key)
    {
        var row = Fields.Create();
        Id.Set(row, id);
        Key.Set(row, key);
        return row;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private Field? MarkedWith<T>() where T : Attribute => Fields.All.SingleOrDefault(field => field.Property.IsDefined(typeof(T)));

    private DeterminedField? Determined(Field field)
    {
        if (field.Property.GetCustomAttribute<DeterminedByAttribute>() is not { } declared)
        {
            return null;
        }
        var reference = ReferenceOf(declared.Reference);
        return new(field, reference, reference.Target.FieldOf(declared.Source), declared.ProblemCode);
    }
}
