using Dapper;
using Npgsql;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Finds tenants by name.</summary>
internal static class TenantLookup
{
    private const string SelectId = "select id from tenant where name = @name";

    private const string SelectNames = "select name from tenant order by name limit 10";

    /// <summary>Returns the tenant's id.</summary>
    /// <exception cref="AdministrationException">No tenant has this name; the message lists existing tenants.</exception>
    public static async Task<Guid> TenantId(this NpgsqlConnection owner, string tenant, CancellationToken cancellationToken)
    {
        var name = tenant.ToLowerInvariant();
        var id = await owner.ExecuteScalarAsync<Guid?>(new CommandDefinition(SelectId, new { name }, cancellationToken: cancellationToken));
        return id ?? throw await Unknown(owner, tenant, cancellationToken);
    }

    private static async Task<AdministrationException> Unknown(NpgsqlConnection owner, string tenant, CancellationToken cancellationToken)
    {
        var names = (await owner.QueryAsync<string>(new CommandDefinition(SelectNames, cancellationToken: cancellationToken))).ToList();
        return new AdministrationException(names.Count == 0
            ? $"There is no tenant \"{tenant}\"; no tenants exist yet. Add it with `tenant add {tenant}`."
            : $"There is no tenant \"{tenant}\". Existing tenants: {string.Join(", ", names)}{(names.Count == 10 ? ", …" : "")}.");
    }
}
