using WorkOrders.Api.OData;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;

namespace WorkOrders.Api.RowParts;

/// <summary>The part of a row that a URL addresses: a field, a referenced row or a collection, also of a referenced row.</summary>
/// <param name="References">The references to follow from the row.</param>
/// <param name="Entity">The entity of the row that they lead to.</param>
/// <param name="Field">The field of that row; null if the part is the row itself, or a collection.</param>
/// <param name="Collection">The collection of that row; null if the part is something else.</param>
/// <param name="IsWarnings">Whether the part is the list of warnings, which is empty when a row is read.</param>
internal sealed record RowPart(
    IReadOnlyList<ReferenceFields> References, Entity Entity, Field? Field = null, CollectionFields? Collection = null,
    bool IsWarnings = false)
{
    /// <summary>The maximum number of segments below a row.</summary>
    public const int MaxDepth = 3;

    /// <summary>Finds the part with a path below a row; letter case is ignored.</summary>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="names">The segments of the URL below the row.</param>
    /// <param name="suggestions">The names that are similar to the one that does not exist.</param>
    /// <returns>The part; null if there is none with these names.</returns>
    public static RowPart? Find(Entity entity, IReadOnlyList<string> names, out Suggestions suggestions)
    {
        var references = new List<ReferenceFields>();
        suggestions = Suggestions.None;
        if (names.Count > MaxDepth)
        {
            return null;
        }
        foreach (var (position, name) in names.Index())
        {
            if (entity.References.FirstOrDefault(reference => Is(reference.NavigationName, name)) is { } reference)
            {
                references.Add(reference);
                entity = reference.Target;
                continue;
            }
            var isLast = position == names.Count - 1;
            if (isLast && entity.ValueFields.FirstOrDefault(field => Is(field.Name, name)) is { } field)
            {
                return new(references, entity, field);
            }
            if (isLast && entity.Collections.FirstOrDefault(collection => Is(collection.Name, name)) is { } collection)
            {
                return new(references, entity, Collection: collection);
            }
            if (isLast && ProblemType.IsDeclaredBy(entity) && Is(ProblemType.Warnings, name))
            {
                return new(references, entity, IsWarnings: true);
            }
            suggestions = Suggestions.For(name, NamesOf(entity));
            return null;
        }
        return new(references, entity);
    }

    private static IEnumerable<string> NamesOf(Entity entity) => entity.ValueFields.Select(field => field.Name)
        .Concat(entity.References.Select(reference => reference.NavigationName))
        .Concat(entity.Collections.Select(collection => collection.Name))
        .Concat(ProblemType.IsDeclaredBy(entity) ? [ProblemType.Warnings] : []);

    private static bool Is(string declared, string name) => declared.Equals(name, StringComparison.OrdinalIgnoreCase);
}
