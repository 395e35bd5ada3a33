using Dapper;
using Npgsql;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>The rows of <c>api_key</c>: never the key, only its SHA-256.</summary>
internal static class KeyRows
{
    private const string Insert = """
        insert into api_key (tenant_id, id, label, sha256)
        values (@tenantId, @id, @label, @sha256)
        """;

    /// <summary>Inserts a key.</summary>
    /// <exception cref="AdministrationException">The label is not possible or that of another live key.</exception>
    public static async Task InsertKey(this NpgsqlConnection owner, ApiKey key, string label, CancellationToken cancellationToken)
    {
        if (label.Length is 0 or > 255 || label.Any(char.IsControl))
        {
            throw new AdministrationException($"\"{label}\" cannot be a key's label: 1 to 255 characters, none of them a control character.");
        }
        try
        {
            var parameters = new { tenantId = key.TenantId, id = Guid.CreateVersion7(), label, sha256 = key.Sha256 };
            await owner.ExecuteAsync(new CommandDefinition(Insert, parameters, cancellationToken: cancellationToken));
        }
        catch (PostgresException taken) when (taken.ConstraintName == "api_key_live_label_key")
        {
            throw new AdministrationException($"There is a live key \"{label}\" already; `key revoke` ends it, or give the new one another label.");
        }
    }
}
