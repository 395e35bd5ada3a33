using Dapper;
using Npgsql;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Reads users and API keys with the application's role.</summary>
internal sealed class CredentialStore(NpgsqlDataSource database) : ICredentialStore
{
    private const string SelectUser = $"""
        select {CallerRow.TenantColumns}, api_user.name as Name, api_user.password_hash as PasswordHash,
               api_user.user_id as TechnicianId, api_user.role as Role, null::timestamptz as SessionEnds
          from tenant
          join api_user on api_user.tenant_id = tenant.id
         where tenant.name = @tenantName
           and api_user.name = @userName
           and not api_user.disabled
        """;

    private const string SelectKey = $"""
        select {CallerRow.TenantColumns}, api_key.label as Name, '' as PasswordHash,
               api_key.user_id as TechnicianId, api_key.role as Role, null::timestamptz as SessionEnds
          from api_key
          join tenant on tenant.id = api_key.tenant_id
         where api_key.tenant_id = @tenantId
           and api_key.sha256 = @sha256
           and api_key.revoked_dateutc is null
        """;

    /// <inheritdoc />
    public async Task<StoredUser?> FindUser(string tenantName, string userName, CancellationToken cancellationToken) =>
        await Find(SelectUser, new { tenantName, userName }, cancellationToken) is { } row
            ? new StoredUser(row.ToCaller(), row.PasswordHash)
            : null;

    /// <inheritdoc />
    public async Task<Caller?> FindKey(Guid tenantId, byte[] sha256, CancellationToken cancellationToken) =>
        (await Find(SelectKey, new { tenantId, sha256 }, cancellationToken))?.ToCaller();

    private async Task<CallerRow?> Find(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<CallerRow>(
            new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }
}
