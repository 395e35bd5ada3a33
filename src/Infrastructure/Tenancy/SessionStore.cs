using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;
using WorkOrders.Application.Access;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Stores sessions with the application's role. All times are those of the database, which all instances share.</summary>
internal sealed class SessionStore(NpgsqlDataSource database, IOptions<AccessOptions> options) : ISessionStore
{
    private const string IsAlive = """
        session.expires_dateutc > clock_timestamp() and session.last_seen_dateutc > clock_timestamp() - make_interval(secs => @idle)
        """;

    private const string FindAndTouch = $"""
        with touched as (
            update session
               set last_seen_dateutc = clock_timestamp(),
                   {RowStamp.Next}
             where tenant_id = @tenantId
               and sha256 = @sha256
               and last_seen_dateutc < clock_timestamp() - interval '1 minute'
               and {IsAlive})
        select {CallerRow.TenantColumns}, api_user.name as Name, '' as PasswordHash,
               api_user.user_id as TechnicianId, api_user.role as Role, session.expires_dateutc as SessionEnds
          from session
          join api_user on api_user.tenant_id = session.tenant_id and api_user.id = session.api_user_id
          join tenant on tenant.id = session.tenant_id
         where session.tenant_id = @tenantId
           and session.sha256 = @sha256
           and not api_user.disabled
           and {IsAlive}
        """;

    private const string InsertAndDeleteExpired = $"""
        with expired as (
            delete from session
             where tenant_id = @tenantId
               and not ({IsAlive}))
        insert into session (tenant_id, sha256, api_user_id, expires_dateutc, user_agent)
        select tenant_id, @sha256, id, clock_timestamp() + make_interval(secs => @lifetime), @userAgent
          from api_user
         where tenant_id = @tenantId
           and name = @userName
           and not disabled
        """;

    private const string DeleteSessions = """
        with given as (
            select tenant_id, sha256, api_user_id
              from session
             where tenant_id = @tenantId
               and sha256 = @sha256)
        delete from session
         using given
         where session.tenant_id = given.tenant_id
           and session.api_user_id = given.api_user_id
           and (@everywhere or session.sha256 = given.sha256)
        returning session.sha256
        """;

    /// <inheritdoc />
    public async Task<Caller?> Find(SessionToken token, CancellationToken cancellationToken)
    {
        var parameters = new { token.TenantId, token.Sha256, idle = options.Value.SessionIdleTimeout.TotalSeconds };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QuerySingleOrDefaultAsync<CallerRow>(
            new CommandDefinition(FindAndTouch, parameters, cancellationToken: cancellationToken)))?.ToCaller();
    }

    /// <inheritdoc />
    public async Task<bool> Add(SessionToken token, string userName, string userAgent, CancellationToken cancellationToken)
    {
        var (idle, lifetime) = (options.Value.SessionIdleTimeout.TotalSeconds, options.Value.SessionLifetime.TotalSeconds);
        var parameters = new { token.TenantId, token.Sha256, userName, userAgent, idle, lifetime };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(
            new CommandDefinition(InsertAndDeleteExpired, parameters, cancellationToken: cancellationToken)) == 1;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<byte[]>> Delete(SessionToken token, bool everywhere, CancellationToken cancellationToken)
    {
        var parameters = new { token.TenantId, token.Sha256, everywhere };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<byte[]>(
            new CommandDefinition(DeleteSessions, parameters, cancellationToken: cancellationToken))).AsList();
    }
}
