using WorkOrders.Application.Contract;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Placeholder until merged.</summary>
internal static class Search
{
    /// <summary>Placeholder.</summary>
    public static string Sql(Entity entity, string tenant, string words) =>
        $"(select id, 1::real as rank from {Table.Quote(entity.Name)} where tenant_id = {tenant} and name = {words})";
}
