using Dapper;
using Npgsql;
using WorkOrders.Application.Planning;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Database;

namespace WorkOrders.Infrastructure.References;

/// <summary>Looks up everything that messages name, and the facts their rules need, in one statement: a branch for each kind of thing that is named.</summary>
internal static class StoredRows
{
    /// <summary>What is stored of a tenant, as far as it is asked for.</summary>
    public static async Task<Snapshot> Find(this NpgsqlConnection connection, Guid tenant, Lookup lookup, CancellationToken cancellationToken)
    {
        var (sql, parameters) = LookupSql.For(lookup, tenant);
        var snapshot = new Snapshot();
        foreach (var (kind, row) in await connection.QueryAsync<(string, string)>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)))
        {
            if (kind == LookupSql.CommitmentKind)
            {
                snapshot.Add(RowJson.Read<Commitment>(row));
            }
            else
            {
                var entity = LookupSql.Kinds[kind];
                snapshot.Add(entity, RowJson.Read(entity, row));
            }
        }
        return snapshot;
    }
}
