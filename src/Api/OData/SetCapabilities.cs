using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Vocabularies;
using WorkOrders.Application.Contract;
using static WorkOrders.Api.OData.ModelAnnotations;

namespace WorkOrders.Api.OData;

/// <summary>Describes how the rows of an entity can be read and written.</summary>
internal static class SetCapabilities
{
    /// <summary>Annotates the set of an entity.</summary>
    public static void AddTo(ModelAnnotations annotations, Entity entity, IEdmEntitySet set)
    {
        AddReading(annotations, entity, set);
        AddWriting(annotations, entity, set);
    }

    private static void AddReading(ModelAnnotations annotations, Entity entity, IEdmEntitySet set)
    {
        var lists = List(set.EntityType.DeclaredStructuralProperties().Where(property => property.Type.IsCollection()).Select(Path));
        annotations.AddCapability(set, "TopSupported", Flag(true));
        annotations.AddCapability(set, "SkipSupported", Flag(true));
        annotations.AddCapability(set, "CountRestrictions", Record(("Countable", Flag(true))));
        annotations.AddCapability(set, "SearchRestrictions", Record(("Searchable", Flag(entity.IsSearchable))));
        annotations.AddCapability(set, "FilterRestrictions", Record(("NonFilterableProperties", lists)));
        annotations.AddCapability(set, "SortRestrictions", Record(("NonSortableProperties", lists)));
        var hasNavigation = entity.References.Count + entity.Collections.Count > 0;
        annotations.AddCapability(set, "ExpandRestrictions", hasNavigation
            ? Record(("MaxLevels", Number(QueryOptionParser.MaxExpansionDepth)))
            : Record(("Expandable", Flag(false))));
    }

    private static void AddWriting(ModelAnnotations annotations, Entity entity, IEdmEntitySet set)
    {
        var isDeletable = entity.IsWritable && !entity.IsNeverDeleted;
        annotations.AddCapability(set, "InsertRestrictions", Record(("Insertable", Flag(entity.IsWritable))));
        annotations.AddCapability(set, "DeleteRestrictions", Record(("Deletable", Flag(isDeletable))));
        annotations.AddCapability(set, "UpdateRestrictions", entity.IsWritable
            ? Record(
                ("Updatable", Flag(true)),
                ("Upsertable", Flag(true)),
                ("NonUpdatableNavigationProperties", List(FixedNavigation(entity, set.EntityType).Select(Path))))
            : Record(("Updatable", Flag(false))));
        if (entity.IsWritable)
        {
            // The ETag is the version of the row, which is not one of its fields.
            annotations.AddCore(set, "OptimisticConcurrency", List([]));
        }
        var restricted = set.EntityType.DeclaredNavigationProperties().Select(IEdmExpression (navigation) => ThroughNavigation(navigation))
            .ToList();
        if (restricted.Count > 0)
        {
            annotations.AddCapability(set, "NavigationRestrictions", Record(("RestrictedProperties", List(restricted))));
        }
    }

    /// <summary>Related rows are written at their own URLs; only the reference to them can be changed through a row.</summary>
    private static EdmRecordExpression ThroughNavigation(IEdmNavigationProperty navigation) => Record(
        ("NavigationProperty", Path(navigation)),
        ("InsertRestrictions", Record(("Insertable", Flag(false)))),
        ("UpdateRestrictions", Record(("Updatable", Flag(false)))),
        ("DeleteRestrictions", Record(("Deletable", Flag(false)))));

    /// <summary>Returns the references that the server computes, and the collections.</summary>
    private static IEnumerable<IEdmNavigationProperty> FixedNavigation(Entity entity, IEdmEntityType type)
    {
        var updatable = entity.References.Where(reference => !reference.Id.IsReadOnly)
            .Select(reference => reference.NavigationName).ToHashSet();
        return type.DeclaredNavigationProperties().Where(navigation => !updatable.Contains(navigation.Name));
    }
}
