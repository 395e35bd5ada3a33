using System.Data;
using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Infrastructure.Database;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>The rows that a tenant is given when it is added.</summary>
internal static class TenantRows
{
    /// <summary>Inserts rows of one entity.</summary>
    /// <param name="owner">The owner's connection.</param>
    /// <param name="tenantId">Whose rows they are.</param>
    /// <param name="entity">What they are rows of.</param>
    /// <param name="rows">A list of objects, as JSON, under the names of the entity's columns.</param>
    /// <param name="cancellationToken">Stops the insert.</param>
    /// <exception cref="PostgresException">The database refuses a row.</exception>
    public static Task InsertRows(this NpgsqlConnection owner, Guid tenantId, Entity entity, string rows, CancellationToken cancellationToken)
    {
        var table = Table.Of(entity);
        var parameters = new DynamicParameters();
        parameters.Add("tenant", tenantId, DbType.Guid);
        parameters.Add(table.InsertParameter, rows, DbType.String);
        return owner.ExecuteAsync(new CommandDefinition(table.Insert, parameters, cancellationToken: cancellationToken));
    }
}
