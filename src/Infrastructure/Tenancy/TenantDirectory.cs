using Dapper;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Schema;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Administers tenants as the owner of the database.</summary>
internal sealed class TenantDirectory(OwnerDatabase database, IPasswordHasher hasher) : ITenantDirectory
{
    private const string FirstUser = "api";
    private const string FirstKey = "first";

    private const string SelectAll = """
        select name as Name, time_zone as TimeZone, nulls as Nulls, handling as Handling, if_match as IfMatch
          from tenant
         order by name
        """;

    private const string Update = """
        update tenant
           set time_zone = coalesce(@timeZone, time_zone),
               nulls = coalesce(@nulls, nulls),
               handling = coalesce(@handling, handling),
               if_match = coalesce(@ifMatch, if_match),
               row_version = row_version + 1,
               modified_dateutc = greatest(clock_timestamp(), modified_dateutc + interval '1 microsecond'),
               tx = pg_current_xact_id()
         where id = @id
        returning name as Name, time_zone as TimeZone, nulls as Nulls, handling as Handling, if_match as IfMatch
        """;

    /// <inheritdoc />
    public async Task<InitialCredentials> Add(string name, TenantChange settings, CancellationToken cancellationToken)
    {
        name = name.ToLowerInvariant();
        await using var owner = await database.Connect(cancellationToken);
        await using var transaction = await owner.BeginTransactionAsync(cancellationToken);
        var tenantId = await TenantProvisioning.Add(owner, name, settings, cancellationToken);
        var password = RandomPassword.Create();
        await owner.InsertUser(tenantId, FirstUser, hasher.Hash(password), cancellationToken);
        var key = ApiKey.New(tenantId);
        await owner.InsertKey(key, FirstKey, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return new InitialCredentials(name, FirstUser, password, key.Text);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Tenant>> List(CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        return (await owner.QueryAsync<Tenant>(new CommandDefinition(SelectAll, cancellationToken: cancellationToken))).AsList();
    }

    /// <inheritdoc />
    public async Task<Tenant> Set(string name, TenantChange change, CancellationToken cancellationToken)
    {
        if (change.IsEmpty)
        {
            throw new AdministrationException("Nothing to set: use --time-zone, --nulls, --handling or --if-match.");
        }
        TenantRules.Check(change);
        await using var owner = await database.Connect(cancellationToken);
        var id = await owner.TenantId(name, cancellationToken);
        return await owner.QuerySingleAsync<Tenant>(new CommandDefinition(
            Update, new { id, change.TimeZone, change.Nulls, change.Handling, change.IfMatch }, cancellationToken: cancellationToken));
    }
}
