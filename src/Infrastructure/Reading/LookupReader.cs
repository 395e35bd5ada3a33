using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>Runs lookups in the data of a tenant.</summary>
internal sealed class LookupReader(EntityModel model, LookupStatements statements)
{
    /// <summary>Reads everything that a lookup requests, with one statement that has a branch for each kind of lookup.</summary>
    public async Task<Snapshot> Find(NpgsqlConnection connection, Guid tenant, Lookup lookup, CancellationToken cancellationToken)
    {
        var snapshot = new Snapshot();
        if (lookup.IsEmpty)
        {
            return snapshot;
        }
        var (statement, parameters) = statements.For(lookup, tenant);
        await foreach (var row in connection.Read(statement.PositionalSql, parameters.UsePositions(), cancellationToken))
        {
            var (kind, json) = (row.GetString(0), row.GetString(1));
            if (statements.BranchOf(kind) is { } branch)
            {
                snapshot.Add(branch.Read(json));
            }
            else if (SimilarRows.Parse(kind, model) is { } similar)
            {
                snapshot.AddSimilar(similar.Entity, similar.Field, similar.Text, RowJson.Read(similar.Entity, json));
            }
            else
            {
                var entity = model[kind];
                snapshot.Add(entity, RowJson.Read(entity, json));
            }
        }
        return snapshot;
    }

    /// <summary>Finds the keys that are similar to keys that do not exist (<see cref="IReferenceReader.FindSimilarKeys"/>).</summary>
    public static async Task<IReadOnlyDictionary<(Entity Entity, string Key), Suggestions>> FindSimilarKeys(
        NpgsqlConnection connection, Guid tenant, IReadOnlyCollection<(Entity Entity, string Key)> keys,
        CancellationToken cancellationToken)
    {
        var (sql, parameters) = SimilarKeysStatement.For(keys, tenant);
        var rows = await connection.QueryAsync<(string Entity, string Asked, string Key)>(
            new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        var neighbours = rows.ToLookup(row => (row.Entity, row.Asked), row => row.Key);
        return keys.Distinct().ToDictionary(key => key, key => Similar(key.Key, [.. neighbours[(key.Entity.Name, key.Key)]]));

        // Fewer keys than the maximum per side mean that there were no more keys on either side, so these are all keys.
        static Suggestions Similar(string meant, IReadOnlyCollection<string> keys) =>
            Suggestions.For(meant, keys, isComplete: keys.Count < SimilarKeysStatement.MaxPerSide);
    }
}
