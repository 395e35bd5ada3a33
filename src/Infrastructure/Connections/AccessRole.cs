using Dapper;
using Npgsql;
using WorkOrders.Infrastructure.Schema;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>
/// The role the application works as: it cannot log in, owns nothing and is no superuser. Roles belong to the cluster and
/// no dump carries them, so it is looked after at every start and not in a migration.
/// </summary>
internal static class AccessRole
{
    /// <summary>Its name in every cluster.</summary>
    public const string Name = "workorders_app";

    // Two databases of one cluster may be set up at once: the one that comes second finds the role made.
    private const string Create = $"""
        do $$
        begin
          if not exists (select from pg_roles where rolname = '{Name}') then
            create role {Name} nologin nosuperuser nocreatedb nocreaterole;
          end if;
        exception when duplicate_object or unique_violation then null;
        end $$
        """;

    /// <summary>Makes the role and lets the application's login take it, where either is missing.</summary>
    public static async Task Ensure(NpgsqlConnection owner, OwnerRights rights)
    {
        await owner.ExecuteAsync(Create);
        if (!rights.LoginIsMember)
        {
            await owner.ExecuteAsync($"grant {Name} to {new NpgsqlCommandBuilder().QuoteIdentifier(rights.Login)}");
        }
    }
}
