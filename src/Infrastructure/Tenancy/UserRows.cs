using Dapper;
using Npgsql;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Inserts rows of <c>api_user</c>. Names are stored in lower case, which makes them unique regardless of case.</summary>
internal static class UserRows
{
    private const string Insert = """
        insert into api_user (tenant_id, id, name, password_hash, role)
        values (@tenantId, @id, @name, @passwordHash, @role)
        """;

    /// <summary>Inserts a user.</summary>
    /// <exception cref="AdministrationException">The name is invalid or taken.</exception>
    public static async Task InsertUser(
        this NpgsqlConnection owner, Guid tenantId, string name, string passwordHash, Role role, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > 255 || name.Contains(':') || name.Any(char.IsControl))
        {
            throw new AdministrationException(
                $"\"{name}\" is not a valid user name: use 1 to 255 characters without colons or control characters.");
        }
        try
        {
            var parameters = new
            {
                tenantId, id = Guid.CreateVersion7(), name = name.ToLowerInvariant(), passwordHash, role = role.ToName(),
            };
            await owner.ExecuteAsync(new CommandDefinition(Insert, parameters, cancellationToken: cancellationToken));
        }
        catch (PostgresException taken) when (taken.ConstraintName == "api_user_name_key")
        {
            throw new AdministrationException(
                $"There is already a user \"{name}\"; set a new password with `user password`, or enable it with `user enable`.");
        }
    }
}
