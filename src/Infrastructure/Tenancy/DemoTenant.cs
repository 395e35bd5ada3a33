using System.Text.Json.Nodes;
using Dapper;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>
/// The tenant for trying out the API, <c>api:demo@demo</c>. Its password is public, so the tenant is added only to the embedded database,
/// which only this machine can reach.
/// </summary>
internal sealed class DemoTenant(OwnerDatabase database, IPasswordHasher hasher)
{
    private const string Name = "demo";
    private const string User = "api";
    private const string Password = "demo";

    // When two instances start at the same time, the second waits here and then finds the tenant. Reads, and the writes of other tenants,
    // do not wait.
    private const string Exists = """
        lock table tenant in share row exclusive mode;
        select exists (select from tenant where name = @Name)
        """;

    /// <summary>Returns the tenant's master data, each row as JSON.</summary>
    public static IEnumerable<(Entity Entity, string Row)> MasterData() =>
        from rows in JsonNode.Parse(EmbeddedFiles.Read("Tenancy.DemoTenant.json"))!.AsObject()
        let entity = EntityModel.Contract[rows.Key]
        from row in rows.Value!.AsArray()
        select (entity, row!.ToJsonString());

    /// <summary>Returns the tenant's master data, each row as a record of its entity.</summary>
    public static IEnumerable<object> Records() => MasterData().Select(row => RowJson.Read(row.Entity, row.Row));

    /// <summary>Adds the tenant and its master data, unless the tenant exists.</summary>
    public async Task Seed(CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        await using var transaction = await owner.BeginTransactionAsync(cancellationToken);
        if (await owner.ExecuteScalarAsync<bool>(new CommandDefinition(Exists, new { Name }, cancellationToken: cancellationToken)))
        {
            return;
        }
        var tenantId = await TenantProvisioning.Add(owner, Name, new TenantChange(), cancellationToken);
        await owner.InsertUser(tenantId, User, hasher.Hash(Password), cancellationToken);
        await owner.InsertRows(EntityModel.Contract, tenantId, Records());
        await transaction.CommitAsync(CancellationToken.None);
    }
}
