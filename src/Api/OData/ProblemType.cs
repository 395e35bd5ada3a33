using Microsoft.OData.Edm;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.OData;

/// <summary>The warnings of a response, and their type: the response to a write contains them next to the fields of the row.</summary>
internal static class ProblemType
{
    /// <summary>The name of the property.</summary>
    public const string Warnings = "warnings";

    /// <summary>The annotation that contains the warnings if the row has no such property.</summary>
    public const string Annotation = "@workorders.warnings";

    private const string Name = "problem";

    private static readonly string[] Texts = ["pointer", "code", "message"];

    /// <summary>Returns whether rows of an entity have the property.</summary>
    public static bool IsDeclaredBy(Entity entity) => entity.IsWritable;

    /// <summary>Returns the name of the member that contains the warnings in a response with one row.</summary>
    public static string MemberOf(Entity entity) => IsDeclaredBy(entity) ? Warnings : Annotation;

    /// <summary>Returns the type of the property. The type of its items is added to the model.</summary>
    public static IEdmCollectionTypeReference ListIn(EdmModel model) => EdmCoreModel.GetCollection(new EdmComplexTypeReference(
        model.FindDeclaredType($"{ContractModel.Namespace}.{Name}") as EdmComplexType ?? AddTo(model), isNullable: false));

    /// <summary>The type is open: the other members of a problem, such as the accepted values, have no fixed type.</summary>
    private static EdmComplexType AddTo(EdmModel model)
    {
        var type = new EdmComplexType(ContractModel.Namespace, Name, baseType: null, isAbstract: false, isOpen: true);
        foreach (var text in Texts)
        {
            type.AddStructuralProperty(text, EdmPrimitiveTypeKind.String);
        }
        model.AddElement(type);
        return type;
    }
}
