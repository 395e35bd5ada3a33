using WorkOrders.Application.Contract;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Whether the feed tells of all there is in the tables.</summary>
internal static class Told
{
    // What is told, with a position or waiting for it; the last of each row.
    private const string Last = """
        with told as (
            select entity, row_id, key, row_version, operation from change_feed where tenant_id = @tenant
            union all
            select entity, row_id, key, row_version, operation from change_pending where tenant_id = @tenant
        ), latest as (
            select distinct on (entity, row_id) * from told order by entity, row_id, row_version desc
        )
        """;

    private static readonly string Rows = string.Join("\nunion all ", Entity.All.Where(entity => !entity.IsShared).Select(entity => $"""
        select '{entity.Name}' as entity, id, {(entity.Key == entity.Id ? "null" : entity.Key.Name)} as key, row_version from "{entity.Name}" where tenant_id = @tenant
        """));

    private static readonly string Differences = $"""
        {Last}
        select string_agg(concat_ws(' ', coalesce(l.entity, r.entity), coalesce(l.row_id, r.id), 'told:', l.row_version, l.key, 'stored:', r.row_version, r.key), E'\n')
        from (select * from latest where operation <> 'deleted') l full join ({Rows}) r on r.entity = l.entity and r.id = l.row_id
        where (l.row_version, l.key) is distinct from (r.row_version, r.key)
        """;

    /// <summary>The rows of a tenant whose last change that was told is not what is stored; null when there are none.</summary>
    public static Task<string?> Untold(this TestTenant tenant) => tenant.Ask<string>(Differences);

    /// <summary>How many changes have been told of a tenant.</summary>
    public static Task<long> Changes(this TestTenant tenant) =>
        tenant.Ask<long>("select (select count(*) from change_feed where tenant_id = @tenant) + (select count(*) from change_pending where tenant_id = @tenant)");
}
