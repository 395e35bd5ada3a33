using System.Collections.Concurrent;
using System.Reflection;

namespace WorkOrders.Application.Contract;

/// <summary>An entity of the published contract. Its metadata is read from its record once.</summary>
public sealed class Entity
{
    private static readonly ConcurrentDictionary<Type, Entity> Cache = new();

    private readonly Func<object, Guid?> _getId;
    private readonly Lazy<IReadOnlyList<ReferenceFields>> _references;
    private readonly Lazy<IReadOnlyList<ReferenceFields>> _fixedReferences;
    private readonly Lazy<IReadOnlyList<Field>> _columns;
    private readonly Lazy<IReadOnlyList<Field>> _ruleInputs;
    private readonly Lazy<IReadOnlyList<DeterminedField>> _determinedFields;
    private readonly Lazy<IReadOnlyList<CollectionFields>> _collections;

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
        IsNeverDeleted = declared.NeverDeleted;
        Fields = Fields.Of(type);
        Id = FieldOf(nameof(EntityRecord.Id));
        Key = FieldOf(declared.Key);
        Parent = MarkedWith<HierarchyAttribute>();
        Default = MarkedWith<SingleDefaultAttribute>();
        SequentialNumber = MarkedWith<SequentialNumberAttribute>();
        UniqueFields = [.. Fields.Where(field => field.IsUnique)];
        ArchiveFlag = MarkedWith<ArchiveFlagAttribute>();
        Own = new(this);
        _getId = Id.Getter<Guid?>();
        // Lazy, because entities refer to each other.
        _references = new(() =>
            [.. Fields.Where(field => field.RefersTo is not null).Select((field, index) => new ReferenceFields(this, field, index))]);
        _fixedReferences = new(() => [.. References.Where(reference => reference.IsFixedWhileReferred)]);
        _columns = new(() => [.. Fields.All.Where(field => field.IsStored && !References.Any(reference => reference.Key == field))]);
        _ruleInputs = new(() => [.. Columns.Where(field => field == Id || field == Key || field.RuleInput is not null)]);
        _determinedFields = new(() => [.. Fields.All.Select(Determined).OfType<DeterminedField>()]);
        _collections = new(() => [.. Fields.Select(Collection).OfType<CollectionFields>()]);
        ValueFields = [.. Fields.Where(field => field.Kind != FieldKind.Embedded && Find(field.ElementType) is null)];
    }

    /// <summary>The type of its record.</summary>
    public Type Type { get; }

    /// <summary>The name on the wire, which is also the name of the table.</summary>
    public string Name { get; }

    /// <summary>The path below <c>api/</c>.</summary>
    public string Path { get; }

    /// <summary>The name of the entity in messages to people.</summary>
    public string Label { get; }

    /// <summary>The label with its indefinite article, such as <c>an address</c>.</summary>
    public string LabelWithArticle => $"{(Label[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a")} {Label}";

    /// <summary>The label with its article at the beginning of a sentence, such as <c>An address</c>.</summary>
    public string CapitalizedLabel => $"A{LabelWithArticle[1..]}";

    /// <summary>The name of several rows of the entity in messages to people.</summary>
    public string PluralLabel => Label switch
    {
        [.. var stem, not ('a' or 'e' or 'i' or 'o' or 'u'), 'y'] => $"{stem}{Label[^2]}ies",
        [.., 's'] => $"{Label}es",
        _ => $"{Label}s",
    };

    /// <summary>Whether requests can write rows: not those that all tenants share.</summary>
    public bool IsWritable => !IsShared;

    /// <summary>Whether files of rows can be imported: not planning entries, which have no key in other systems.</summary>
    public bool IsImported => IsWritable && Key != Id;

    /// <summary>Whether rows have texts to search: planning entries have none.</summary>
    public bool IsSearchable => Key != Id;

    /// <summary>Whether the rows are written through an aggregate of the domain.</summary>
    public bool IsAggregate { get; }

    /// <summary>Whether all tenants share the rows.</summary>
    public bool IsShared { get; }

    /// <summary>Whether rows are archived and never deleted.</summary>
    public bool IsNeverDeleted { get; }

    /// <summary>The primary key.</summary>
    public Field Id { get; }

    /// <summary>The key in other systems, unique per tenant; the primary key if the entity has no other key.</summary>
    public Field Key { get; }

    /// <summary>The reference to the parent row; null if the rows form no hierarchy.</summary>
    public Field? Parent { get; }

    /// <summary>The flag of the default row; null if the entity has no default row.</summary>
    public Field? Default { get; }

    /// <summary>The number that the server assigns to new rows; null if the rows have no numbers.</summary>
    public Field? SequentialNumber { get; }

    /// <summary>The flag of archived rows; null if rows cannot be archived.</summary>
    public Field? ArchiveFlag { get; }

    /// <summary>The fields whose values no two rows of a tenant may share, besides the key.</summary>
    public IReadOnlyList<Field> UniqueFields { get; }

    /// <summary>The fields by which a message identifies its own row.</summary>
    public ReferenceFields Own { get; }

    /// <summary>The fields on the wire.</summary>
    public Fields Fields { get; }

    /// <summary>The references to other entities.</summary>
    public IReadOnlyList<ReferenceFields> References => _references.Value;

    /// <summary>The references that cannot change to another row while rows refer to the row that has them.</summary>
    public IReadOnlyList<ReferenceFields> FixedReferences => _fixedReferences.Value;

    /// <summary>
    /// The stored fields, including those that the database sets. Computed fields, embedded objects and the keys of
    /// references are not stored.
    /// </summary>
    public IReadOnlyList<Field> Columns => _columns.Value;

    /// <summary>
    /// The columns that a lookup reads from a referenced row that is not embedded: the id, the key and the fields that rules read.
    /// </summary>
    public IReadOnlyList<Field> RuleInputs => _ruleInputs.Value;

    /// <summary>The fields whose values are determined by other rows.</summary>
    public IReadOnlyList<DeterminedField> DeterminedFields => _determinedFields.Value;

    /// <summary>The fields on the wire that contain values, and no rows.</summary>
    public IReadOnlyList<Field> ValueFields { get; }

    /// <summary>The lists of rows of other entities that refer to the row.</summary>
    public IReadOnlyList<CollectionFields> Collections => _collections.Value;

    /// <summary>Returns the entity of a record type.</summary>
    /// <exception cref="ArgumentException">The type is not marked as an entity.</exception>
    public static Entity Of(Type type) => Cache.GetOrAdd(type, static type => new(type));

    /// <summary>Returns the entity of a type; null if the type is not a record of an entity.</summary>
    public static Entity? Find(Type type) => type.IsDefined(typeof(EntityAttribute)) ? Of(type) : null;

    /// <summary>Returns the entity of a record type.</summary>
    public static Entity Of<T>() where T : EntityRecord => Of(typeof(T));

    /// <summary>Returns the id of a row; null if it has none yet.</summary>
    public Guid? IdOf(object row) => _getId(row);

    /// <summary>Returns the key of a row; null if it has none.</summary>
    public string? KeyOf(object row) => Key == Id ? null : (string?)Key.Get(row);

    /// <summary>Returns the field of a property.</summary>
    /// <exception cref="InvalidOperationException">The record does not have this property.</exception>
    public Field FieldOf(string property) => Fields.All.Single(field => field.Property.Name == property);

    /// <summary>Returns the reference that an id property declares.</summary>
    /// <exception cref="InvalidOperationException">The property declares no reference.</exception>
    public ReferenceFields ReferenceOf(string idProperty) => References.Single(reference => reference.Id.Property.Name == idProperty);

    /// <summary>Returns the reference that clients can give under a name: its own, or that of one of its forms; null if there is
    /// none.</summary>
    public ReferenceFields? FindReference(string name) => References.FirstOrDefault(reference => !reference.Id.IsReadOnly
        && (reference.Name == name || reference.Forms.Any(form => form.Name == name)));

    /// <summary>Creates a row that has only an id and a key.</summary>
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

    private CollectionFields? Collection(Field field) => field.Kind == FieldKind.List && Find(field.ElementType) is { } item
        ? new(field, item.References.Single(reference => reference.Target == this))
        : null;

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
