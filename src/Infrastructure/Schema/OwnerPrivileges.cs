using Dapper;
using Npgsql;
using WorkOrders.Application.Database;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Schema;

/// <summary>
/// The privileges of the owner's login, read before anything is changed, so that one message lists everything that is missing.
/// </summary>
internal sealed record OwnerPrivileges
{
    private const int MinServerVersion = 150000;

    // Since PostgreSQL 16, membership alone does not allow SET ROLE, and CREATEROLE alone does not allow granting a role.
    private const string Select = $"""
        with login as (select coalesce(@login, current_user::text) as name),
             version as (select current_setting('server_version_num')::int as number),
             needed (name) as (values ('btree_gist'), ('btree_gin'), ('pg_trgm'))
        select version.number                                                          as {nameof(ServerVersion)},
               current_user::text                                                      as {nameof(Owner)},
               current_database()::text                                                as {nameof(Database)},
               login.name                                                              as {nameof(Login)},
               exists (select from pg_roles where rolname = login.name)                as {nameof(LoginExists)},
               owner.rolsuper or owner.rolcreaterole                                   as {nameof(CanCreateRoles)},
               role.oid is not null                                                    as {nameof(RoleExists)},
               coalesce(pg_has_role(member.oid, role.oid, case when version.number >= 160000 then 'SET' else 'MEMBER' end), false)
                                                                                       as {nameof(LoginIsMember)},
               owner.rolsuper or (owner.rolcreaterole and version.number < 160000)
                 or coalesce(pg_has_role(role.oid, 'MEMBER WITH ADMIN OPTION'), false) as {nameof(CanGrantRole)},
               has_schema_privilege('public', 'create')                                as {nameof(CanCreateTables)},
               array(select name from needed where not exists (select from pg_available_extensions a where a.name = needed.name))
                                                                                       as {nameof(UnavailableExtensions)},
               array(select name from needed where not exists (select from pg_extension where extname = name))
                                                                                       as {nameof(MissingExtensions)},
               has_database_privilege(current_database(), 'create')                    as {nameof(CanCreateExtensions)}
          from login
         cross join version
          join pg_roles owner on owner.rolname = current_user
          left join pg_roles member on member.rolname = login.name
          left join pg_roles role on role.rolname = '{ApplicationRole.Name}'
        """;

    public int ServerVersion { get; init; }
    public string Owner { get; init; } = "";
    public string Database { get; init; } = "";
    public string Login { get; init; } = "";
    public bool LoginExists { get; init; }
    public bool CanCreateRoles { get; init; }
    public bool RoleExists { get; init; }
    public bool LoginIsMember { get; init; }
    public bool CanGrantRole { get; init; }
    public bool CanCreateTables { get; init; }
    public string[] UnavailableExtensions { get; init; } = [];
    public string[] MissingExtensions { get; init; } = [];
    public bool CanCreateExtensions { get; init; }

    /// <summary>Reads the privileges.</summary>
    /// <param name="owner">An open connection of the owner.</param>
    /// <param name="login">The application's login; null when it is the owner's login.</param>
    public static Task<OwnerPrivileges> Read(NpgsqlConnection owner, string? login) =>
        owner.QuerySingleAsync<OwnerPrivileges>(Select, new { login });

    /// <summary>Checks that the login can set up the database.</summary>
    /// <exception cref="DatabaseSetupException">
    /// Something is missing; the message lists it, where possible as statements to run as a superuser.
    /// </exception>
    public void Demand()
    {
        var missing = Missing().ToList();
        if (missing.Count > 0)
        {
            throw new DatabaseSetupException(
                $"The login \"{Owner}\" cannot set up the database \"{Database}\". Needed: {string.Join(" ", missing)}");
        }
    }

    private IEnumerable<string> Missing()
    {
        if (ServerVersion < MinServerVersion)
        {
            yield return $"PostgreSQL 15 or newer (this is {ServerVersion / 10000}).";
        }
        if (!LoginExists)
        {
            yield return $"create role \"{Login}\" login;";
        }
        if (!RoleExists && !CanCreateRoles)
        {
            yield return $"create role {ApplicationRole.Name} nologin;";
        }
        if (!LoginIsMember && !CanGrantRole && (RoleExists || !CanCreateRoles))
        {
            yield return $"grant {ApplicationRole.Name} to \"{Login}\";";
        }
        if (!CanCreateTables)
        {
            yield return $"grant create on schema public to \"{Owner}\";";
        }
        if (UnavailableExtensions.Length > 0)
        {
            yield return $"the extensions {string.Join(", ", UnavailableExtensions)} on the server (Debian, Ubuntu: package postgresql; " +
                "Fedora, Red Hat: dnf install postgresql-contrib).";
        }
        else if (!CanCreateExtensions)
        {
            foreach (var extension in MissingExtensions)
            {
                yield return $"create extension {extension};";
            }
        }
    }
}
