using Dapper;
using Npgsql;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>The rows of <c>api_user</c>. Names are kept in lower case, so that they are unique however they are typed.</summary>
internal static class UserRows
{
    private const string Insert = """
        insert into api_user (tenant_id, id, name, password_hash)
        values (@tenantId, @id, @name, @passwordHash)
        """;

    /// <summary>Inserts a user.</summary>
    /// <exception cref="AdministrationException">The name is not possible or taken.</exception>
    public static async Task InsertUser(
        this NpgsqlConnection owner, Guid tenantId, string name, string passwordHash, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > 255 || name.Contains(':') || name.Any(char.IsControl))
        {
            throw new AdministrationException($"\"{name}\" cannot be a user's name: 1 to 255 characters, none of them a colon or a control character.");
        }
        try
        {
            var parameters = new { tenantId, id = Guid.CreateVersion7(), name = name.ToLowerInvariant(), passwordHash };
            await owner.ExecuteAsync(new CommandDefinition(Insert, parameters, cancellationToken: cancellationToken));
        }
        catch (PostgresException taken) when (taken.ConstraintName == "api_user_name_key")
        {
            throw new AdministrationException($"There is a user \"{name}\" already; `user password` gives it a new password, `user enable` lets it in again.");
        }
    }
}
