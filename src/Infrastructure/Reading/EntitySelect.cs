using WorkOrders.Application.Contract;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>
/// Generates the select list and the joins that read an entity as clients get it: its columns, the keys of its referenced rows, and its
/// computed fields. Everything is derived from the entity's record.
/// </summary>
/// <param name="entity">The entity.</param>
/// <param name="alias">The alias of the entity's table in the statement.</param>
internal sealed class EntitySelect(Entity entity, string alias)
{
    /// <summary>
    /// The select list: the columns of the row, the key of each reference that has a key field in the contract, and the computed fields.
    /// </summary>
    public string Columns { get; } = string.Join(", ",
    [
        .. entity.Columns.Select(column => $"{alias}.{column}"),
        .. Keyed(entity).Select(reference => $"{Alias(reference)}.{reference.Target.Key} as {reference.Key}"),
        .. Computed(entity).SelectMany(query => query.Query.Fields.Select(field => $"{query.Alias}.{field}")),
    ]);

    /// <summary>The number of selected columns.</summary>
    public int ColumnCount { get; } =
        entity.Columns.Count + Keyed(entity).Count() + Computed(entity).Sum(query => query.Query.Fields.Count);

    /// <summary>
    /// The joins that read the keys and compute fields. A required reference uses an inner join, which gives the same rows as a left join
    /// and is cheaper.
    /// </summary>
    public string Joins { get; } = string.Join("\n",
    [
        .. Keyed(entity).Select(reference =>
            $"{(reference.IsRequired ? "join" : "left join")} {Table.Quote(reference.Target.Name)} {Alias(reference)} on "
            + $"{(reference.Target.IsShared ? "" : $"{Alias(reference)}.tenant_id = @tenant and ")}"
            + $"{Alias(reference)}.id = {alias}.{reference.Id}"),
        .. Computed(entity).Select(query => $"left join lateral ({query.Query.Sql(alias)}) {query.Alias} on true"),
    ]);

    private static IEnumerable<ReferenceFields> Keyed(Entity entity) =>
        entity.References.Where(reference => reference.Key is not null && reference.IsStored);

    private static IEnumerable<(ComputedQuery Query, string Alias)> Computed(Entity entity) =>
        ComputedFields.Of(entity).Select((query, index) => (query, $"computed{index}"));

    private static string Alias(ReferenceFields reference) => $"\"{reference.Name}\"";
}
