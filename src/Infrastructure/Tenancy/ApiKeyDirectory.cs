using Dapper;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Schema;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Administers API keys as the owner of the database.</summary>
internal sealed class ApiKeyDirectory(OwnerDatabase database) : IApiKeyDirectory
{
    private const string Select = """
        select label as Label, created_dateutc as CreatedAt, revoked_dateutc as RevokedAt
          from api_key
         where tenant_id = @tenantId
         order by created_dateutc, id
        """;

    private const string Update = """
        update api_key
           set revoked_dateutc = clock_timestamp(),
               row_version = row_version + 1,
               modified_dateutc = greatest(clock_timestamp(), modified_dateutc + interval '1 microsecond'),
               tx = pg_current_xact_id()
         where tenant_id = @tenantId
           and label = @label
           and revoked_dateutc is null
        """;

    /// <inheritdoc />
    public async Task<string> Add(string tenant, string label, CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        var key = ApiKey.New(await owner.TenantId(tenant, cancellationToken));
        await owner.InsertKey(key, label, cancellationToken);
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
    public async Task Revoke(string tenant, string label, CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        var tenantId = await owner.TenantId(tenant, cancellationToken);
        if (await owner.ExecuteAsync(new CommandDefinition(Update, new { tenantId, label }, cancellationToken: cancellationToken)) == 0)
        {
            throw new AdministrationException($"Tenant \"{tenant}\" has no active key \"{label}\"; `key list {tenant}` lists its keys.");
        }
    }
}
