using WorkOrders.Application.Contract;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>The statement that reads the history of a row, with or without a position in the feed.</summary>
internal static class HistoryStatement
{
    /// <summary>
    /// Builds the statement. It returns one row for each change, or a single row without a change; no row means that the address is
    /// unknown. The parameters are <c>tenant</c>, <c>id</c>, <c>key</c>, <c>before</c> and <c>top</c>.
    /// </summary>
    /// <remarks>
    /// The changes are numbered from 1 in the order in which they were written. A row that is created again with the id of a deleted row
    /// starts another life, whose versions start at 1 again. The values of a creation are those before the first later change of each
    /// field, or else the current ones.
    /// </remarks>
    public static string For(Entity entity) => $"""
        with target (id) as materialized (
            select {IdOf(entity)}),
        stored as materialized (
            select to_jsonb(t) as row_values from {Table.Quote(entity.Name)} t
            where t.tenant_id = @tenant and t.id = (select id from target)),
        numbered as materialized (
            select *, row_number() over changes_in_order as number,
                count(*) filter (where operation = 'created') over changes_in_order as life
            from (
                select false as is_pending, position as place, {Columns}
                from change_feed where tenant_id = @tenant and row_id = (select id from target) and entity = '{entity.Name}'
                union all
                select true, seq, {Columns}
                from change_pending where tenant_id = @tenant and row_id = (select id from target) and entity = '{entity.Name}') changes
            window changes_in_order as (order by is_pending, place)),
        page as (
            select * from numbered where @before is null or number < @before order by number desc limit @top)
        select target.id as row_id, page.number, page.operation, page.row_version, page.changed_dateutc, page.changed_by, page.origin,
            page.request_id, page.reason, page.old_values::text,
            (case page.operation when 'created' then
                coalesce((select row_values from stored where page.life = (select max(life) from numbered)), jsonb '{Empty}')
                || coalesce((
                    select jsonb_object_agg(first.key, first.value) from (
                        select distinct on (v.key) v.key, v.value
                        from numbered later cross join lateral jsonb_each(later.old_values) v
                        where later.life = page.life
                        order by v.key, later.number) first), jsonb '{Empty}')
            else page.new_values end)::text as new_values
        from target left join page on true
        where exists (select from stored) or exists (select from numbered)
        order by page.number desc
        """;

    private const string Columns =
        "operation, row_version, changed_dateutc, changed_by, origin, request_id, reason, old_values, new_values";

    private const string Empty = "{}";

    /// <summary>Returns the SQL for the id of the row, which the request gives by its id or its key.</summary>
    private static string IdOf(Entity entity) => entity.Key == entity.Id
        ? "@id::uuid"
        : $"coalesce(@id, (select t.id from {Table.Quote(entity.Name)} t where t.tenant_id = @tenant and t.{entity.Key} = @key))";
}
