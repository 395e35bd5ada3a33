using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Database;

namespace WorkOrders.Infrastructure.References;

/// <summary>Looks up everything a message names, and the facts its rules need, in one statement: a branch for each kind of thing that is named.</summary>
internal sealed class ReferenceCatalogue(NpgsqlDataSource source, CurrentCaller caller, CurrentStore store) : IReferenceCatalogue
{
    public Task<Snapshot> Find(Lookup lookup, CancellationToken cancellationToken) => store.Value.Find(lookup, cancellationToken);

    public async Task<IReadOnlyDictionary<(Entity Entity, string Key), NearKeys>> Near(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return new Dictionary<(Entity, string), NearKeys>();
        }
        var (sql, parameters) = LookupSql.Neighbours(keys, caller.Value.TenantId);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var neighbours = (await connection.QueryAsync<(string Kind, string Asked, string Key)>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)))
            .ToLookup(row => (row.Kind, row.Asked), row => row.Key);
        return keys.Distinct().ToDictionary(key => key, key => Near(key.Key, [.. neighbours[(key.Entity.Name, key.Key)]]));

        // On neither side were there more than were asked for, so these are all.
        static NearKeys Near(string meant, IReadOnlyCollection<string> keys) => NearKeys.Of(meant, keys, complete: keys.Count < LookupSql.Neighbourhood);
    }
}
