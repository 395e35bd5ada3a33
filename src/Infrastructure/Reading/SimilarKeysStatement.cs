using WorkOrders.Application.Contract;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>
/// Builds the statement that finds the neighbors, in index order, of keys that do not exist: a typing error is rarely in the first
/// characters of a key. Each result row contains the entity, the requested key, and one of its neighbors.
/// </summary>
internal static class SimilarKeysStatement
{
    /// <summary>The maximum number of keys that are read on each side of a requested key.</summary>
    public const int MaxPerSide = 50;

    /// <summary>Returns the statement and its parameters.</summary>
    public static (string Sql, TypedParameters Parameters) For(IEnumerable<(Entity Entity, string Key)> keys, Guid tenant)
    {
        var parameters = new TypedParameters();
        parameters.Add("tenant", tenant);
        var branches = new List<string>();
        foreach (var sameEntity in keys.GroupBy(key => key.Entity, key => key.Key))
        {
            parameters.Add($"{sameEntity.Key.Name}_asked", sameEntity.ToArray());
            branches.Add(Branch(sameEntity.Key));
        }
        return (string.Join("\nunion all\n", branches), parameters);
    }

    private static string Branch(Entity entity)
    {
        var key = entity.Key.Name;
        var from = $"{Table.Quote(entity.Name)} t where {(entity.IsShared ? "" : "t.tenant_id = @tenant and ")}";
        return $"""
            select '{entity.Name}', asked.key, near.key
            from unnest(@{entity.Name}_asked) as asked (key)
            cross join lateral (
                (select t.{key} as key from {from} t.{key} >= asked.key collate "C" order by t.{key} limit {MaxPerSide})
                union all
                (select t.{key} from {from} t.{key} < asked.key collate "C" order by t.{key} desc limit {MaxPerSide})) near
            """;
    }
}
