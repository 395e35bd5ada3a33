using Dapper;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Schema;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Administers API users as the owner of the database.</summary>
internal sealed class UserDirectory(OwnerDatabase database, IPasswordHasher hasher) : IUserDirectory
{
    private const string Update = """
        update api_user
           set password_hash = coalesce(@passwordHash, password_hash),
               disabled = coalesce(@disabled, disabled),
               row_version = row_version + 1,
               modified_dateutc = greatest(clock_timestamp(), modified_dateutc + interval '1 microsecond'),
               tx = pg_current_xact_id()
         where tenant_id = @tenantId
           and name = @name
        """;

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
        await Change(tenant, user, hasher.Hash(password), disabled: null, cancellationToken);
        return password;
    }

    /// <inheritdoc />
    public Task SetDisabled(string tenant, string user, bool disabled, CancellationToken cancellationToken) =>
        Change(tenant, user, passwordHash: null, disabled, cancellationToken);

    private async Task Change(string tenant, string user, string? passwordHash, bool? disabled, CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        var tenantId = await owner.TenantId(tenant, cancellationToken);
        var parameters = new { tenantId, name = user.ToLowerInvariant(), passwordHash, disabled };
        if (await owner.ExecuteAsync(new CommandDefinition(Update, parameters, cancellationToken: cancellationToken)) == 1)
        {
            return;
        }
        var names = await owner.QueryAsync<string>(
            new CommandDefinition(SelectNames, new { tenantId }, cancellationToken: cancellationToken));
        throw new AdministrationException($"Tenant \"{tenant}\" has no user \"{user}\". Existing users: {string.Join(", ", names)}.");
    }
}
