using WorkOrders.Application.Contract;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Whether the change feed tells of all there is in the tables.</summary>
internal static class Told
{
    /// <summary>Asks for the rows of a tenant whose last change that was told, with a position or waiting for it, is not what is stored; null when there are none.</summary>
    /// <param name="tenant">Its id, in SQL.</param>
    public static string Differences(string tenant) => $"""
        with told as (
            select entity, row_id, key, row_version, operation from change_feed where tenant_id = {tenant}
            union all
            select entity, row_id, key, row_version, operation from change_pending where tenant_id = {tenant}
        ), latest as (
            select distinct on (entity, row_id) * from told order by entity, row_id, row_version desc
        ), stored as (
            {string.Join("\nunion all ", EntityModel.Contract.Entities.Where(entity => !entity.IsShared).Select(entity => Rows(entity, tenant)))}
        )
        select string_agg(concat_ws(' ', coalesce(l.entity, s.entity), coalesce(l.row_id, s.id), 'told:', l.row_version, l.key, 'stored:', s.row_version, s.key), E'\n')
        from (select * from latest where operation <> 'deleted') l full join stored s on s.entity = l.entity and s.id = l.row_id
        where (l.row_version, l.key) is distinct from (s.row_version, s.key)
        """;

    /// <summary>The rows of this tenant whose last change that was told is not what is stored; null when there are none.</summary>
    public static Task<string?> Untold(this TestTenant tenant) => tenant.Ask<string>(Differences("@tenant"));

    /// <summary>How many changes have been told of a tenant.</summary>
    public static Task<long> Changes(this TestTenant tenant) =>
        tenant.Ask<long>("select (select count(*) from change_feed where tenant_id = @tenant) + (select count(*) from change_pending where tenant_id = @tenant)");

    private static string Rows(Entity entity, string tenant) => $"""
        select '{entity.Name}' as entity, id, {(entity.Key == entity.Id ? "null" : entity.Key.Name)} as key, row_version from "{entity.Name}" where tenant_id = {tenant}
        """;
}
