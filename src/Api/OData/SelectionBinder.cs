using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Expressions;

namespace WorkOrders.Api.OData;

/// <summary>Converts <c>$select</c> and <c>$expand</c>, with the options of nested expansions, to a selection.</summary>
/// <param name="binder">Creates the binder of an expression.</param>
internal sealed class SelectionBinder(Func<ExpressionBinder> binder)
{
    /// <summary>Converts the selection of the rows of an entity.</summary>
    /// <exception cref="QueryRefusedException">The selection uses an OData feature that is not supported.</exception>
    public Selection Bind(Entity entity, SelectExpandClause? clause)
    {
        if (clause is null)
        {
            return Selection.All(entity);
        }
        var items = clause.SelectedItems.ToList();
        var expanded = items.OfType<ExpandedNavigationSelectItem>().ToList();
        if (expanded.GroupBy(item => Navigation(item).Name).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
        {
            throw new QueryRefusedException("duplicate_parameter", $"\"{twice}\" is expanded more than once; expand it once.", twice);
        }
        foreach (var item in items.Where(item => item is not (PathSelectItem or WildcardSelectItem or ExpandedNavigationSelectItem)))
        {
            throw item switch
            {
                ExpandedCountSelectItem => QueryRefusedException.NotSupported("$count in $expand", "$count"),
                ExpandedReferenceSelectItem => QueryRefusedException.NotSupported("$ref in $expand", "$ref"),
                _ => QueryRefusedException.NotSupported("This form of $select"),
            };
        }
        var hasAll = clause.AllSelected || items.Exists(item => item is WildcardSelectItem);
        return new(entity, hasAll ? entity.ValueFields : Fields(entity, items))
        {
            References = [.. expanded.Where(item => !IsCollection(item)).Select(item => Reference(entity, item))],
            Collections = [.. expanded.Where(IsCollection).Select(item => Collection(entity, item))],
        };
    }

    /// <summary>
    /// Returns the selected fields in the order of the entity. Selecting a reference selects only its link, which clients can compute.
    /// </summary>
    private static List<Field> Fields(Entity entity, List<SelectItem> items)
    {
        var names = items.OfType<PathSelectItem>().Select(item => item.SelectedPath.FirstSegment).OfType<PropertySegment>()
            .Select(segment => segment.Property.Name).ToHashSet();
        return [.. entity.ValueFields.Where(field => names.Contains(field.Name))];
    }

    private static bool IsCollection(ExpandedNavigationSelectItem item) => item.PathToNavigationProperty.LastSegment
        is NavigationPropertySegment { NavigationProperty: var navigation }
        && navigation.Type.IsCollection();

    private ExpandedReference Reference(Entity entity, ExpandedNavigationSelectItem item)
    {
        if (item.FilterOption is not null || item.OrderByOption is not null || item.TopOption is not null || item.SkipOption is not null)
        {
            throw new QueryRefusedException("invalid_query",
                $"\"{Navigation(item).Name}\" is a single row; its expansion can contain only $select and $expand.", Navigation(item).Name);
        }
        var reference = References.Find(entity, Navigation(item));
        return new(reference, Bind(reference.Target, item.SelectAndExpand));
    }

    private ExpandedCollection Collection(Entity entity, ExpandedNavigationSelectItem item)
    {
        var collection = entity.Collections.Single(collection => collection.Name == Navigation(item).Name);
        var row = new RowVariable(collection.Item);
        var filter = item.FilterOption;
        return new(collection, Bind(collection.Item, item.SelectAndExpand))
        {
            Row = row,
            Filter = filter is null ? null : binder().With(filter.RangeVariable, row).Bind(filter.Expression),
            Order = OrderBinder.Complete(OrderBinder.Bind(item.OrderByOption, row, binder), row),
            Skip = item.SkipOption ?? 0,
            Top = item.TopOption,
        };
    }

    private static IEdmNavigationProperty Navigation(ExpandedNavigationSelectItem item) =>
        ((NavigationPropertySegment)item.PathToNavigationProperty.LastSegment).NavigationProperty;
}
