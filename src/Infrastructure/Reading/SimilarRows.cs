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
        select '{entity.Name}~{field}~' || named.name, {row} from unnest(@{Parameter(entity, field)}::text[]) as named (name)
        cross join lateral (
            select * from {Table.Quote(entity.Name)} t where {tenant}{Fold(field, $"t.{field}")} = {Fold(field, "named.name")} offset 0) t
        """;

    /// <summary>Returns what a row was looked up by; null if it was not found by a similar text.</summary>
    /// <param name="kind">The kind of the row.</param>
    /// <param name="model">The entities.</param>
    public static (Entity Entity, Field Field, string Text)? Parse(string kind, EntityModel model)
    {
        if (kind.Split('~', 3) is not [var name, var field, var text])
        {
            return null;
        }
        var entity = model[name];
        return (entity, entity.Fields.Find(field)!, text);
    }

    /// <summary>Unique texts may differ in their normal form; their index, and the comparison in memory, only ignore letter case.</summary>
    private static string Fold(Field field, string text) => field.IsUnique ? $"lower({text} collate \"default\")" : $"fold_key({text})";
}
