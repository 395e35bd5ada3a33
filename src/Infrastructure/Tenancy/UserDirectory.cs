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

    private const string Select = """
        select api_user.name as Name, api_user.role as Role, api_user.disabled as Disabled,
               coalesce(technician.code, technician.id::text) as Technician
          from api_user
          left join "user" technician on technician.tenant_id = api_user.tenant_id and technician.id = api_user.user_id
         where api_user.tenant_id = @tenantId
         order by api_user.name
        """;

    /// <inheritdoc />
    public async Task<string> Add(string tenant, string user, Role role, CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        var tenantId = await owner.TenantId(tenant, cancellationToken);
        var password = RandomPassword.Create();
        await owner.InsertUser(tenantId, user, hasher.Hash(password), role, cancellationToken);
        return password;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ApiUserInfo>> List(string tenant, CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        var tenantId = await owner.TenantId(tenant, cancellationToken);
        return (await owner.QueryAsync<ApiUserInfo>(new CommandDefinition(Select, new { tenantId }, cancellationToken: cancellationToken)))
            .AsList();
    }

    /// <inheritdoc />
    public async Task<string> NewPassword(string tenant, string user, CancellationToken cancellationToken)
    {
        var password = RandomPassword.Create();
        var change = new UserChange("password_hash = @passwordHash") { PasswordHash = hasher.Hash(password), EndsSessions = true };
        await Change(tenant, user, change, cancellationToken);
        return password;
    }

    /// <inheritdoc />
    public Task SetRole(string tenant, string user, Role role, CancellationToken cancellationToken) =>
        Change(tenant, user, new($"role = '{role.ToName()}'"), cancellationToken);

    /// <inheritdoc />
    public Task SetDisabled(string tenant, string user, bool disabled, CancellationToken cancellationToken) =>
        Change(tenant, user, new($"disabled = {disabled}") { EndsSessions = disabled }, cancellationToken);

    /// <inheritdoc />
    public Task Link(string tenant, string user, string? technician, CancellationToken cancellationToken) =>
        Change(tenant, user, new("user_id = @technicianId") { Technician = technician }, cancellationToken);

    private async Task Change(string tenant, string user, UserChange change, CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        var tenantId = await owner.TenantId(tenant, cancellationToken);
        var technicianId = await owner.TechnicianId(tenantId, tenant, change.Technician, cancellationToken);
        var parameters = new
        {
            tenantId, name = user.ToLowerInvariant(), change.PasswordHash, technicianId, change.EndsSessions,
        };
        var update = new CommandDefinition(Update(change.Assignment), parameters, cancellationToken: cancellationToken);
        if (await owner.ExecuteScalarAsync<long>(update) == 1)
        {
            return;
        }
        var names = await owner.QueryAsync<string>(
            new CommandDefinition(SelectNames, new { tenantId }, cancellationToken: cancellationToken));
        throw new AdministrationException($"Tenant \"{tenant}\" has no user \"{user}\". Existing users: {string.Join(", ", names)}.");
    }

    private static string Update(string assignment) => $"""
        with changed as (
            update api_user
               set {assignment},
                   {RowStamp.Next}
             where tenant_id = @tenantId
               and name = @name
            returning id),
        ended as (
            delete from session
             using changed
             where session.tenant_id = @tenantId
               and session.api_user_id = changed.id
               and @endsSessions)
        select count(*) from changed
        """;

    /// <summary>A change of a user.</summary>
    /// <param name="Assignment">The assignment of the update.</param>
    private sealed record UserChange(string Assignment)
    {
        public string? PasswordHash { get; init; }

        public string? Technician { get; init; }

        public bool EndsSessions { get; init; }
    }
}
