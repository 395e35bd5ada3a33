using Dapper;
using Npgsql;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Finds technicians by code.</summary>
internal static class TechnicianLookup
{
    private const string SelectId = """select id from "user" where tenant_id = @tenantId and code = @code""";

    private const string SelectCodes = """
        select code
          from "user"
         where tenant_id = @tenantId
           and code is not null
         order by fold_key(code) <> fold_key(@code), code
         limit 10
        """;

    /// <summary>Returns the id of the technician with a code, which is compared exactly; null for no code.</summary>
    /// <exception cref="AdministrationException">No technician of the tenant has this code; the message lists existing codes.</exception>
    public static async Task<Guid?> TechnicianId(
        this NpgsqlConnection owner, Guid tenantId, string tenant, string? code, CancellationToken cancellationToken)
    {
        if (code is null)
        {
            return null;
        }
        var parameters = new { tenantId, code };
        var id = await owner.ExecuteScalarAsync<Guid?>(new CommandDefinition(SelectId, parameters, cancellationToken: cancellationToken));
        if (id is { } technician)
        {
            return technician;
        }
        var codes = (await owner.QueryAsync<string>(
            new CommandDefinition(SelectCodes, parameters, cancellationToken: cancellationToken))).ToList();
        throw new AdministrationException(codes.Count == 0
            ? $"Tenant \"{tenant}\" has no technician \"{code}\"; none of its technicians has a code yet. Add one with `POST api/User`."
            : $"Tenant \"{tenant}\" has no technician with the code \"{code}\". Existing codes: {string.Join(", ", codes)}"
                + (codes.Count == 10 ? ", …" : "."));
    }
}
