using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning;
using WorkOrders.Application.References;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Database;

namespace WorkOrders.Infrastructure.References;

/// <summary>Looks up everything a message names, and the facts its rules need, in one statement: a branch for each kind of thing that is named.</summary>
internal sealed class ReferenceCatalogue(NpgsqlDataSource source, CurrentCaller caller) : IReferenceCatalogue
{
    public async Task<Found> Find(Lookup lookup, CancellationToken cancellationToken)
    {
        var (sql, parameters) = LookupSql.For(lookup, caller.Value.TenantId);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Kind, string Row)>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));

        var found = new Found();
        var kinds = lookup.Asked.Keys.Append(LookupSql.Companies).Append(LookupSql.Models).DistinctBy(entity => entity.Name).ToDictionary(entity => entity.Name);
        foreach (var (kind, row) in rows)
        {
            if (kind == LookupSql.CommitmentKind)
            {
                found.Commitments.Add(RowJson.Read<Commitment>(row));
            }
            else
            {
                found.Add(new(kinds[kind], RowJson.Read(kinds[kind], row)));
            }
        }
        return found;
    }

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
