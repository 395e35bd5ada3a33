using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkOrders.Application.Contract;

/// <summary>One field of the contract, read off a property once: its wire name, what it may hold, and how to get and set it.</summary>
public sealed class Field
{
    private readonly Func<object, object?> _get;
    private readonly Action<object, object?> _set;
    private readonly Func<IList>? _createList;

    internal Field(PropertyInfo property, int index, string prefix)
    {
        Index = index;
        Property = property;
        Name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
            ?? prefix + JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        JsonName = JsonEncodedText.Encode(Name);
        Kind = KindOf(property);
        MaxLength = property.GetCustomAttribute<MaxLengthAttribute>()?.Length;
        IsRequired = property.IsDefined(typeof(RequiredAttribute));
        RuleInput = property.GetCustomAttribute<RuleInputAttribute>();
        IsOnWire = !property.IsDefined(typeof(NotOnWireAttribute));
        IsGenerated = property.IsDefined(typeof(DatabaseGeneratedAttribute));
        IsReadOnly = IsGenerated || property.GetCustomAttribute<ReadOnlyAttribute>() is { IsReadOnly: true };
        IsStored = Kind != FieldKind.Embedded && !property.IsDefined(typeof(NotMappedAttribute));
        IsSingleDefault = property.IsDefined(typeof(SingleDefaultAttribute));
        Range = property.GetCustomAttribute<RangeAttribute>();
        RefersTo = property.GetCustomAttribute<RefersToAttribute>();

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

    /// <summary>Its place among the fields of its type, from 0.</summary>
    public int Index { get; }

    /// <summary>The property it was read off.</summary>
    public PropertyInfo Property { get; }

    /// <summary>Its name on the wire, which is also its column's.</summary>
    public string Name { get; }

    /// <summary>Its name as JSON, ready to be written.</summary>
    public JsonEncodedText JsonName { get; }

    /// <summary>What kind of value it holds.</summary>
    public FieldKind Kind { get; }

    /// <summary>The most Unicode code points a text may have; null when there is no limit of its own.</summary>
    public int? MaxLength { get; }

    /// <summary>Whether a row must have it.</summary>
    public bool IsRequired { get; }

    /// <summary>Set when a rule reads it from rows that a message only names.</summary>
    public RuleInputAttribute? RuleInput { get; }

    /// <summary>Whether messages and answers have it.</summary>
    public bool IsOnWire { get; }

    /// <summary>Whether the server alone sets it; what clients send in it is ignored.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Whether it is stored; an embedded object and a value that is computed on reading are not.</summary>
    public bool IsStored { get; }

    /// <summary>Whether the database sets it, at every insert and update.</summary>
    public bool IsGenerated { get; }

    /// <summary>Whether it marks the default row of its entity.</summary>
    public bool IsSingleDefault { get; }

    /// <summary>The least and the greatest number it takes; null when any will do.</summary>
    public RangeAttribute? Range { get; }

    /// <summary>What an embedded field or a list holds, one of.</summary>
    public Type ElementType => Kind == FieldKind.List ? Property.PropertyType.GetGenericArguments()[0] : Property.PropertyType;

    internal RefersToAttribute? RefersTo { get; }

    /// <summary>Its value in a row; null when there is none.</summary>
    public object? Get(object row) => _get(row);

    /// <summary>What gets its value in a row without boxing it; compiled here, so keep it.</summary>
    /// <typeparam name="T">The type of its property.</typeparam>
    public Func<object, T> Getter<T>()
    {
        var row = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, T>>(Of(row), row).Compile();
    }

    /// <summary>Sets its value in a row that is being built.</summary>
    public void Set(object row, object? value) => _set(row, value);

    /// <summary>A new list to fill for it.</summary>
    /// <exception cref="InvalidOperationException">It does not hold a list.</exception>
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
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => FieldKind.List,
            _ when type.IsAssignableTo(typeof(EntityRecord)) => FieldKind.Embedded,
            _ => throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} has the unsupported type {type}."),
        };
    }
}
