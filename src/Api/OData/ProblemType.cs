using Microsoft.OData.Edm;

namespace WorkOrders.Api.OData;

/// <summary>The type of the warnings that the response to a write contains next to the fields of the row.</summary>
internal static class ProblemType
{
    /// <summary>The name of the property.</summary>
    public const string Warnings = "warnings";

    private const string Name = "problem";

    private static readonly string[] Texts = ["pointer", "code", "message"];

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
