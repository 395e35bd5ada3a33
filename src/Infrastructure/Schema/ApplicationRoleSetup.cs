using Dapper;
using Npgsql;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Schema;

/// <summary>
/// Creates the application's role. Roles belong to the cluster and are not in a dump, so this runs at every start and not in a migration.
/// </summary>
internal static class ApplicationRoleSetup
{
    // Two databases of one cluster may be set up at the same time; the second setup then finds that the role exists.
    private const string Create = $"""
        do $$
        begin
          if not exists (select from pg_roles where rolname = '{ApplicationRole.Name}') then
            create role {ApplicationRole.Name} nologin nosuperuser nocreatedb nocreaterole;
          end if;
        exception when duplicate_object or unique_violation then null;
        end $$
        """;

    /// <summary>Creates the role if it is missing, and grants it to the application's login unless the login is already a member.</summary>
    public static async Task Ensure(NpgsqlConnection owner, OwnerPrivileges rights)
    {
        await owner.ExecuteAsync(Create);
        if (!rights.LoginIsMember)
        {
            await owner.ExecuteAsync($"grant {ApplicationRole.Name} to {new NpgsqlCommandBuilder().QuoteIdentifier(rights.Login)}");
        }
    }
}
