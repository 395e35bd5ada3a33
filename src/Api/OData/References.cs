using Microsoft.OData.Edm;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.OData;

/// <summary>Finds the references that navigation properties stand for.</summary>
internal static class References
{
    /// <summary>Returns the reference of a navigation property.</summary>
    public static ReferenceFields Find(Entity entity, IEdmNavigationProperty navigation) =>
        entity.References.Single(reference => reference.NavigationName == navigation.Name);
}
