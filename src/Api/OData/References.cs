using Microsoft.OData.Edm;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.OData;

/// <summary>Finds the references of navigation properties.</summary>
internal static class References
{
    /// <summary>Returns the reference of a navigation property.</summary>
    public static ReferenceFields Find(Entity entity, IEdmNavigationProperty navigation) =>
        entity.References.Single(reference => reference.NavigationName == navigation.Name);
}
