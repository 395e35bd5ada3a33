using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkOrders.Application.Contract;

/// <summary>A field of the contract, read from a property once: its wire name, its permitted values, and its getter and setter.</summary>
public sealed class Field
{
    /// <summary>The maximum length of a text, in Unicode code points, for which the contract specifies none.</summary>
    public const int DefaultMaxLength = 1_000_000;

    private readonly Func<object, object?> _get;
    private readonly Action<object, object?> _set;
    private readonly Func<IList>? _createList;
    private readonly Lazy<bool> _isKey;

    internal Field(PropertyInfo property, int index, string prefix)
    {
        Index = index;
        Property = property;
        Name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
            ?? prefix + JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        JsonName = JsonEncodedText.Encode(Name);
        Kind = KindOf(property);
        MaxLength = Kind == FieldKind.Text ? property.GetCustomAttribute<MaxLengthAttribute>()?.Length ?? DefaultMaxLength : null;
        IsRequired = property.IsDefined(typeof(RequiredAttribute));
        RuleInput = property.GetCustomAttribute<RuleInputAttribute>();
        IsOnWire = !property.IsDefined(typeof(NotOnWireAttribute));
        IsGenerated = property.IsDefined(typeof(DatabaseGeneratedAttribute));
        IsComputed = property.IsDefined(typeof(ComputedOnReadingAttribute));
        IsReadOnly = IsGenerated || IsComputed || property.IsDefined(typeof(SequentialNumberAttribute))
            || property.GetCustomAttribute<ReadOnlyAttribute>() is { IsReadOnly: true };
        IsStored = Kind != FieldKind.Embedded && !IsComputed && !property.IsDefined(typeof(NotMappedAttribute));
        IsSingleDefault = property.IsDefined(typeof(SingleDefaultAttribute));
        Range = property.GetCustomAttribute<RangeAttribute>();
        RefersTo = property.GetCustomAttribute<RefersToAttribute>();
        IsUnique = property.IsDefined(typeof(UniqueAttribute));
        DateOnly = property.GetCustomAttribute<DateOnlyAttribute>()?.Boundary;
        MinDate = property.DeclaringType!.GetCustomAttribute<MinDateAttribute>()?.Date;
        // Lazily, because entities are described by their fields.
        _isKey = new(() => Entity.Find(property.ReflectedType!) is { } entity
            && (entity.Key == this || entity.References.Any(reference => reference.Key == this)));

        var row = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        var member = Of(row);
        _get = Expression.Lambda<Func<object, object?>>(Expression.Convert(member, typeof(object)), row).Compile();
        _set = Expression.Lambda<Action<object, object?>>(
            Expression.Assign(member, Expression.Convert(value, property.PropertyType)), row, value).Compile();
        _createList = Kind == FieldKind.List
            ? Expression.Lambda<Func<IList>>(Expression.New(typeof(List<>).MakeGenericType(ElementType))).Compile()
            : null;
    }

    /// <summary>The position among the fields of the type, from 0.</summary>
    public int Index { get; }

    /// <summary>The property that declares the field.</summary>
    public PropertyInfo Property { get; }

    /// <summary>The name on the wire, which is also the name of the column.</summary>
    public string Name { get; }

    /// <summary>The name, encoded for writing it as JSON.</summary>
    public JsonEncodedText JsonName { get; }

    /// <summary>The kind of value that the field contains.</summary>
    public FieldKind Kind { get; }

    /// <summary>The maximum length of a text in Unicode code points; null if the field contains no text.</summary>
    public int? MaxLength { get; }

    /// <summary>Whether it contains a key: that of its own row, or that of a row it refers to. Keys are trimmed.</summary>
    public bool IsKey => _isKey.Value;

    /// <summary>Whether no two rows of a tenant may have similar values (<see cref="UniqueAttribute"/>).</summary>
    public bool IsUnique { get; }

    /// <summary>The time that a date without a time means; null for midnight, as in any other date.</summary>
    public DayBoundary? DateOnly { get; }

    /// <summary>The earliest date; null if there is no limit.</summary>
    public DateTime? MinDate { get; }

    /// <summary>Whether a row must have a value for the field.</summary>
    public bool IsRequired { get; }

    /// <summary>Whether every stored row has a value for the field.</summary>
    public bool IsNeverNull => IsStored
        && (IsRequired || IsGenerated || RefersTo is { IsRequired: true } || IsId);

    /// <summary>Whether the field is the id of its row.</summary>
    public bool IsId => Property.Name == nameof(EntityRecord.Id);

    /// <summary>The attribute of a field that a rule reads from referenced rows; null for other fields.</summary>
    public RuleInputAttribute? RuleInput { get; }

    /// <summary>Whether requests and responses contain the field.</summary>
    public bool IsOnWire { get; }

    /// <summary>Whether only the server sets the field. Values that clients send are ignored.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Whether the field is stored. Embedded objects and computed values are not stored.</summary>
    public bool IsStored { get; }

    /// <summary>Whether the database sets the field when it inserts the row, and perhaps at every update.</summary>
    public bool IsGenerated { get; }

    /// <summary>Whether the field is computed from other rows on reading (<see cref="ComputedOnReadingAttribute"/>).</summary>
    public bool IsComputed { get; }

    /// <summary>Whether the field marks the default row of its entity.</summary>
    public bool IsSingleDefault { get; }

    /// <summary>The smallest and the largest valid number; null if the field declares no range.</summary>
    public RangeAttribute? Range { get; }

    /// <summary>The type of the items of a list; for other fields, the type of the property.</summary>
    public Type ElementType => Kind == FieldKind.List ? Property.PropertyType.GetGenericArguments()[0] : Property.PropertyType;

    internal RefersToAttribute? RefersTo { get; }

    /// <summary>Returns the value of the field in a row; null if it has none.</summary>
    public object? Get(object row) => _get(row);

    /// <summary>Compiles a getter that does not box the value. Each call compiles a new getter, so callers must keep the result.</summary>
    /// <typeparam name="T">The type of the property.</typeparam>
    public Func<object, T> Getter<T>()
    {
        var row = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, T>>(Of(row), row).Compile();
    }

    /// <summary>Sets the value of the field in a row that is being created.</summary>
    public void Set(object row, object? value) => _set(row, value);

    /// <summary>Creates an empty list for the field.</summary>
    /// <exception cref="InvalidOperationException">The field does not contain a list.</exception>
    public IList CreateList() => _createList?.Invoke() ?? throw new InvalidOperationException($"{Name} does not hold a list.");

    /// <inheritdoc/>
    public override string ToString() => Name;

    private MemberExpression Of(Expression row) => Expression.Property(Expression.Convert(row, Property.DeclaringType!), Property);

    private static FieldKind KindOf(PropertyInfo property)
    {
        var type = property.PropertyType;
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare switch
        {
            _ when bare == typeof(Guid) => FieldKind.Guid,
            _ when bare == typeof(string) => FieldKind.Text,
            _ when bare == typeof(int) => FieldKind.Integer,
            _ when bare == typeof(long) => FieldKind.Long,
            _ when bare == typeof(ulong) => FieldKind.Transaction,
            _ when bare == typeof(decimal) => FieldKind.Decimal,
            _ when bare == typeof(bool) => FieldKind.Boolean,
            _ when bare == typeof(DateTimeOffset) => FieldKind.Instant,
            _ when bare == typeof(DateOnly) => FieldKind.Date,
            _ when bare == typeof(TimeOnly) => FieldKind.TimeOfDay,
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => FieldKind.List,
            _ when type.IsAssignableTo(typeof(EntityRecord)) => FieldKind.Embedded,
            _ => throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} has the unsupported type {type}."),
        };
    }
}
