using Dapper;
using Npgsql;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>Reads what is stored of a tenant.</summary>
internal static class StoredRows
{
    /// <summary>Everything that messages name, and the facts their rules need, in one statement: a branch for each kind of thing that is named.</summary>
    public static async Task<Snapshot> Find(this NpgsqlConnection connection, Guid tenant, Lookup lookup, CancellationToken cancellationToken)
    {
        var snapshot = new Snapshot();
        if (lookup.AsksNothing)
        {
            return snapshot;
        }
        var (statement, parameters) = LookupSql.For(lookup, tenant);
        await foreach (var row in connection.Read(statement.Sent, parameters.ByPlace(), cancellationToken))
        {
            var (kind, values) = (row.GetString(0), row.GetString(1));
            if (kind == LookupSql.CommitmentKind)
            {
                snapshot.Add(RowJson.Read<BookedTime>(values));
            }
            else
            {
                var entity = LookupSql.Kinds[kind];
                snapshot.Add(entity, RowJson.Read(entity, values));
            }
        }
        return snapshot;
    }

    /// <summary>For keys that do not exist: the near ones (<see cref="IReferenceCatalogue.Near"/>).</summary>
    public static async Task<IReadOnlyDictionary<(Entity Entity, string Key), Suggestions>> Near(
        this NpgsqlConnection connection, Guid tenant, IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken)
    {
        var (sql, parameters) = LookupSql.Neighbours(keys, tenant);
        var neighbours = (await connection.QueryAsync<(string Kind, string Asked, string Key)>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)))
            .ToLookup(row => (row.Kind, row.Asked), row => row.Key);
        return keys.Distinct().ToDictionary(key => key, key => Suggest(key.Key, [.. neighbours[(key.Entity.Name, key.Key)]]));

        // Fewer neighbours than requested are all keys there are.
        static Suggestions Suggest(string key, IReadOnlyCollection<string> existing) =>
            Suggestions.For(key, existing, isComplete: existing.Count < LookupSql.Neighbourhood);
    }
}
