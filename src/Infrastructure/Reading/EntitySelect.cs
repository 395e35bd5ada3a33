using WorkOrders.Application.Contract;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>
/// Selects the rows of an entity as readers see them: its columns, and the keys of the rows it refers to. All of it follows from the
/// record.
/// </summary>
/// <param name="entity">The entity.</param>
/// <param name="alias">What the statement calls its table.</param>
internal sealed class EntitySelect(Entity entity, string alias)
{
    /// <summary>The selected columns: those of the row, then the key of each reference that the contract shows.</summary>
    public string Columns { get; } = string.Join(", ",
    [
        .. entity.Columns.Select(column => $"{alias}.{column}"),
        .. Keyed(entity).Select(reference => $"{Alias(reference)}.{reference.Target.Key} as {reference.Key}"),
    ]);

    /// <summary>How many columns that is.</summary>
    public int ColumnCount { get; } = entity.Columns.Count + Keyed(entity).Count();

    /// <summary>
    /// The joins that find the keys. A reference that every row has joins the same row whichever way; an inner join is cheaper.
    /// </summary>
    public string Joins { get; } = string.Join("\n", Keyed(entity).Select(reference =>
        $"{(reference.IsRequired ? "join" : "left join")} {Table.Quote(reference.Target.Name)} {Alias(reference)} on "
        + $"{(reference.Target.IsShared ? "" : $"{Alias(reference)}.tenant_id = @tenant and ")}"
        + $"{Alias(reference)}.id = {alias}.{reference.Id}"));

    private static IEnumerable<ReferenceFields> Keyed(Entity entity) =>
        entity.References.Where(reference => reference.Key is not null && entity.Columns.Contains(reference.Id));

    private static string Alias(ReferenceFields reference) => $"\"{reference.Name}\"";
}
