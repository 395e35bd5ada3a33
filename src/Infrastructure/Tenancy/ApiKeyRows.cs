using Dapper;
using Npgsql;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Inserts rows of <c>api_key</c>, which contain the SHA-256 hash of each key and never the key.</summary>
internal static class ApiKeyRows
{
    private const string Insert = """
        insert into api_key (tenant_id, id, label, sha256, role)
        values (@tenantId, @id, @label, @sha256, @role)
        """;

    /// <summary>Inserts a key.</summary>
    /// <exception cref="AdministrationException">The label is invalid, or another active key has it.</exception>
    public static async Task InsertKey(
        this NpgsqlConnection owner, ApiKey key, string label, Role role, CancellationToken cancellationToken)
    {
        if (label.Length is 0 or > 255 || label.Any(char.IsControl))
        {
            throw new AdministrationException(
                $"\"{label}\" is not a valid label for a key: use 1 to 255 characters without control characters.");
        }
        try
        {
            var parameters = new
            {
                tenantId = key.TenantId, id = Guid.CreateVersion7(), label, sha256 = key.Sha256, role = role.ToName(),
            };
            await owner.ExecuteAsync(new CommandDefinition(Insert, parameters, cancellationToken: cancellationToken));
        }
        catch (PostgresException taken) when (taken.ConstraintName == "api_key_live_label_key")
        {
            throw new AdministrationException(
                $"There is already an active key \"{label}\"; revoke it with `key revoke`, or choose another label.");
        }
    }
}
