using System.Reflection;
using Microsoft.OData.Edm;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.OData;

/// <summary>Determines the types that fields have in the entity data model.</summary>
internal static class FieldTypes
{
    /// <summary>The number of digits of the fraction of a second: times have microsecond precision.</summary>
    private const int SecondDigits = 6;

    /// <summary>Returns the type of a field. The type of the items of a list is added to the model.</summary>
    public static IEdmTypeReference Of(Field field, EdmModel model)
    {
        var (core, isNullable) = (EdmCoreModel.Instance, !field.IsNeverNull);
        return field.Kind switch
        {
            FieldKind.Guid => core.GetGuid(isNullable),
            FieldKind.Text => new EdmStringTypeReference(
                core.GetPrimitiveType(EdmPrimitiveTypeKind.String), isNullable, isUnbounded: false,
                field.MaxLength == Field.DefaultMaxLength ? null : field.MaxLength, isUnicode: true),
            FieldKind.Integer => core.GetInt32(isNullable),
            FieldKind.Decimal => new EdmDecimalTypeReference(
                core.GetPrimitiveType(EdmPrimitiveTypeKind.Decimal), isNullable, precision: null, scale: null),
            FieldKind.Boolean => core.GetBoolean(isNullable),
            FieldKind.Instant => new EdmTemporalTypeReference(
                core.GetPrimitiveType(EdmPrimitiveTypeKind.DateTimeOffset), isNullable, SecondDigits),
            FieldKind.Date => core.GetDate(isNullable),
            FieldKind.TimeOfDay => core.GetTimeOfDay(isNullable),
            FieldKind.List => EdmCoreModel.GetCollection(new EdmComplexTypeReference(ItemType(field, model), isNullable: false)),
            var other => throw new InvalidOperationException($"{field} is a {other}, which has no type in the entity data model."),
        };
    }

    private static EdmComplexType ItemType(Field field, EdmModel model)
    {
        var name = JsonName(field.ElementType);
        if (model.FindDeclaredType($"{ContractModel.Namespace}.{name}") is EdmComplexType existing)
        {
            return existing;
        }
        var type = new EdmComplexType(ContractModel.Namespace, name);
        foreach (var item in Fields.Of(field.ElementType))
        {
            type.AddStructuralProperty(item.Name, Of(item, model));
        }
        model.AddElement(type);
        return type;
    }

    private static string JsonName(MemberInfo type) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name);
}
