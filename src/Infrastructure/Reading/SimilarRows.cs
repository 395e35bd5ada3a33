using System.Diagnostics.CodeAnalysis;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>
/// The part of a lookup that finds rows with a similar text (<see cref="EntityLookup.AddSimilar"/>), with the indexes on
/// <c>fold_key</c>.
/// </summary>
internal static class SimilarRows
{
    /// <summary>Returns the name of the parameter with the texts.</summary>
    public static string Parameter(Entity entity, Field field) => $"{entity.Name}_similar_{field}";

    /// <summary>Returns the SQL for the rows.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="field">The field with the text.</param>
    /// <param name="row">The SQL for the row with the alias t as JSON.</param>
    /// <param name="tenant">The SQL for the condition on the tenant.</param>
    public static string Sql(Entity entity, Field field, string row, string tenant) => $"""
        select '{Kind(entity, field)}', {row} from unnest(@{Parameter(entity, field)}::text[]) as named (name)
        cross join lateral (
            select * from {Table.Quote(entity.Name)} t where {tenant}fold_key(t.{field}) = fold_key(named.name) offset 0) t
        """;

    /// <summary>Returns the entity and the field of a row; false if it was not found by a similar text.</summary>
    /// <param name="kind">The kind of the row.</param>
    /// <param name="model">The entities.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="field">The field.</param>
    public static bool TryParse(
        string kind, EntityModel model, [NotNullWhen(true)] out Entity? entity, [NotNullWhen(true)] out Field? field)
    {
        var end = kind.IndexOf('~', StringComparison.Ordinal);
        entity = end < 0 ? null : model[kind[..end]];
        field = entity?.Fields.Find(kind[(end + 1)..]);
        return field is not null;
    }

    private static string Kind(Entity entity, Field field) => $"{entity.Name}~{field}";
}
