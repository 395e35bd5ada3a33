using Dapper;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Administers API keys as the owner of the database.</summary>
internal sealed class ApiKeyDirectory(OwnerDatabase database) : IApiKeyDirectory
{
    private const string Select = """
        select api_key.label as Label, api_key.created_dateutc as CreatedAt, api_key.revoked_dateutc as RevokedAt,
               coalesce(technician.code, technician.id::text) as Technician, api_key.role as Role
          from api_key
          left join "user" technician on technician.tenant_id = api_key.tenant_id and technician.id = api_key.user_id
         where api_key.tenant_id = @tenantId
         order by api_key.created_dateutc, api_key.id
        """;

    /// <inheritdoc />
    public async Task<string> Add(string tenant, string label, Role role, CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        var key = ApiKey.New(await owner.TenantId(tenant, cancellationToken));
        await owner.InsertKey(key, label, role, cancellationToken);
        return key.Text;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ApiKeyInfo>> List(string tenant, CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        var tenantId = await owner.TenantId(tenant, cancellationToken);
        return (await owner.QueryAsync<ApiKeyInfo>(new CommandDefinition(Select, new { tenantId }, cancellationToken: cancellationToken)))
            .AsList();
    }

    /// <inheritdoc />
    public Task Revoke(string tenant, string label, CancellationToken cancellationToken) =>
        Change(tenant, label, "revoked_dateutc = clock_timestamp()", technician: null, cancellationToken);

    /// <inheritdoc />
    public Task SetRole(string tenant, string label, Role role, CancellationToken cancellationToken) =>
        Change(tenant, label, $"role = '{role.ToName()}'", technician: null, cancellationToken);

    /// <inheritdoc />
    public Task Link(string tenant, string label, string? technician, CancellationToken cancellationToken) =>
        Change(tenant, label, "user_id = @technicianId", technician, cancellationToken);

    private async Task Change(string tenant, string label, string change, string? technician, CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        var tenantId = await owner.TenantId(tenant, cancellationToken);
        var technicianId = await owner.TechnicianId(tenantId, tenant, technician, cancellationToken);
        var parameters = new { tenantId, label, technicianId };
        if (await owner.ExecuteAsync(new CommandDefinition(Update(change), parameters, cancellationToken: cancellationToken)) == 0)
        {
            throw new AdministrationException($"Tenant \"{tenant}\" has no active key \"{label}\"; `key list {tenant}` lists its keys.");
        }
    }

    private static string Update(string change) => $"""
        update api_key
           set {change},
               {RowStamp.Next}
         where tenant_id = @tenantId
           and label = @label
           and revoked_dateutc is null
        """;
}
