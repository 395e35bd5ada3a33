using Dapper;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Administers API users as the owner of the database.</summary>
internal sealed class UserDirectory(OwnerDatabase database, IPasswordHasher hasher) : IUserDirectory
{
    private const string SelectNames = """
        select name
          from api_user
         where tenant_id = @tenantId
         order by name
         limit 10
        """;

    /// <inheritdoc />
    public async Task<string> Add(string tenant, string user, CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        var tenantId = await owner.TenantId(tenant, cancellationToken);
        var password = RandomPassword.Create();
        await owner.InsertUser(tenantId, user, hasher.Hash(password), cancellationToken);
        return password;
    }

    /// <inheritdoc />
    public async Task<string> NewPassword(string tenant, string user, CancellationToken cancellationToken)
    {
        var password = RandomPassword.Create();
        await Change(tenant, user, "password_hash = @passwordHash", hasher.Hash(password), technician: null, cancellationToken);
        return password;
    }

    /// <inheritdoc />
    public Task SetDisabled(string tenant, string user, bool disabled, CancellationToken cancellationToken) =>
        Change(tenant, user, $"disabled = {disabled}", passwordHash: null, technician: null, cancellationToken);

    /// <inheritdoc />
    public Task Link(string tenant, string user, string? technician, CancellationToken cancellationToken) =>
        Change(tenant, user, "user_id = @technicianId", passwordHash: null, technician, cancellationToken);

    private async Task Change(
        string tenant, string user, string change, string? passwordHash, string? technician, CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        var tenantId = await owner.TenantId(tenant, cancellationToken);
        var technicianId = await owner.TechnicianId(tenantId, tenant, technician, cancellationToken);
        var parameters = new { tenantId, name = user.ToLowerInvariant(), passwordHash, technicianId };
        if (await owner.ExecuteAsync(new CommandDefinition(Update(change), parameters, cancellationToken: cancellationToken)) == 1)
        {
            return;
        }
        var names = await owner.QueryAsync<string>(
            new CommandDefinition(SelectNames, new { tenantId }, cancellationToken: cancellationToken));
        throw new AdministrationException($"Tenant \"{tenant}\" has no user \"{user}\". Existing users: {string.Join(", ", names)}.");
    }

    private static string Update(string change) => $"""
        update api_user
           set {change},
               {RowStamp.Next}
         where tenant_id = @tenantId
           and name = @name
        """;
}
