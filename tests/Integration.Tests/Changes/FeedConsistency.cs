using WorkOrders.Application.Contract;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Compares the change feed with the tables.</summary>
internal static class FeedConsistency
{
    /// <summary>
    /// Returns a query for the rows of a tenant whose latest change, published or pending, differs from the stored row. The query returns
    /// null if there are none.
    /// </summary>
    /// <param name="tenant">A SQL expression for the tenant's id.</param>
    public static string DifferencesFor(string tenant) => $"""
        with changes as (
            select entity, row_id, key, row_version, operation, false as is_pending, position as place
            from change_feed where tenant_id = {tenant}
            union all
            select entity, row_id, key, row_version, operation, true, seq from change_pending where tenant_id = {tenant}
        ), latest as (
            -- The version of a row that is created again after it was deleted starts at 1.
            select distinct on (entity, row_id) * from changes order by entity, row_id, is_pending desc, place desc
        ), stored as (
            {string.Join("\nunion all ",
                EntityModel.Contract.Entities.Where(entity => !entity.IsShared).Select(entity => Rows(entity, tenant)))}
        )
        select string_agg(
            concat_ws(' ',
                coalesce(l.entity, s.entity), coalesce(l.row_id, s.id), 'feed:', l.row_version, l.key, 'stored:', s.row_version, s.key),
            E'\n')
        from (select * from latest where operation <> 'deleted') l full join stored s on s.entity = l.entity and s.id = l.row_id
        where (l.row_version, l.key) is distinct from (s.row_version, s.key)
        """;

    /// <summary>Lists the rows of this tenant whose latest change differs from the stored row; returns null if there are none.</summary>
    public static Task<string?> FindFeedDifferences(this TestTenant tenant) => tenant.Ask<string>(DifferencesFor("@tenant"));

    /// <summary>Counts the changes of a tenant, published or pending.</summary>
    public static Task<long> CountChanges(this TestTenant tenant) => tenant.Ask<long>("""
        select (select count(*) from change_feed where tenant_id = @tenant)
            + (select count(*) from change_pending where tenant_id = @tenant)
        """);

    private static string Rows(Entity entity, string tenant) => $"""
        select '{entity.Name}' as entity, id, {(entity.Key == entity.Id ? "null" : entity.Key.Name)} as key, row_version
        from "{entity.Name}" where tenant_id = {tenant}
        """;
}
