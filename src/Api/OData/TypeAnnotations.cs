using Microsoft.OData.Edm;
using WorkOrders.Application.Contract;
using static WorkOrders.Api.OData.ModelAnnotations;

namespace WorkOrders.Api.OData;

/// <summary>Describes the keys of an entity, and the fields that the server sets.</summary>
internal static class TypeAnnotations
{
    /// <summary>Annotates the type of an entity.</summary>
    public static void AddTo(ModelAnnotations annotations, Entity entity, IEdmEntityType type)
    {
        if (entity.Key != entity.Id)
        {
            var key = Record(("Name", Path(Property(type, entity.Key))), ("Alias", Text(entity.Key.Name)));
            annotations.AddCore(type, "AlternateKeys", List([Record(("Key", List([key])))]));
        }
        foreach (var field in entity.ValueFields.Where(field => field.IsReadOnly))
        {
            annotations.AddCore(Property(type, field), "Computed", Flag(true));
        }
        if (type.FindProperty(ProblemType.Warnings) is { } warnings)
        {
            annotations.AddCore(warnings, "Computed", Flag(true));
        }
    }

    private static IEdmStructuralProperty Property(IEdmEntityType type, Field field) =>
        (IEdmStructuralProperty)type.FindProperty(field.Name);
}
