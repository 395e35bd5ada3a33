using Dapper;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Administers tenants as the owner of the database.</summary>
internal sealed class TenantDirectory(OwnerDatabase database, IPasswordHasher hasher) : ITenantDirectory
{
    private const string FirstUser = "api";
    private const string FirstKey = "first";

    private const string Columns =
        "name as Name, time_zone as TimeZone, nulls as Nulls, handling as Handling, if_match as IfMatch, costs::text as Costs";

    private const string SelectAll = $"select {Columns} from tenant order by name";

    private const string Update = $$"""
        update tenant
           set time_zone = coalesce(@timeZone, time_zone),
               nulls = coalesce(@nulls, nulls),
               handling = coalesce(@handling, handling),
               if_match = coalesce(@ifMatch, if_match),
               costs = case @costs::jsonb when '{}' then '{}' else coalesce(costs || @costs::jsonb, costs) end,
               {{RowStamp.Next}}
         where id = @id
        returning {{Columns}}
        """;

    /// <inheritdoc />
    public async Task<InitialCredentials> Add(string name, TenantChange settings, CancellationToken cancellationToken)
    {
        name = name.ToLowerInvariant();
        await using var owner = await database.Connect(cancellationToken);
        await using var transaction = await owner.BeginTransactionAsync(cancellationToken);
        var tenantId = await TenantProvisioning.Add(owner, name, settings, cancellationToken);
        var password = RandomPassword.Create();
        await owner.InsertUser(tenantId, FirstUser, hasher.Hash(password), Role.Admin, cancellationToken);
        var key = ApiKey.New(tenantId);
        await owner.InsertKey(key, FirstKey, Role.Admin, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return new InitialCredentials(name, FirstUser, password, key.Text);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Tenant>> List(CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        return [.. (await owner.QueryAsync<Tenant>(new CommandDefinition(SelectAll, cancellationToken: cancellationToken))).Select(ToText)];
    }

    /// <inheritdoc />
    public async Task<Tenant> Set(string name, TenantChange change, CancellationToken cancellationToken)
    {
        if (change.IsEmpty)
        {
            throw new AdministrationException("Nothing to set: use --time-zone, --nulls, --handling, --if-match or --costs.");
        }
        TenantRules.Check(change);
        await using var owner = await database.Connect(cancellationToken);
        var id = await owner.TenantId(name, cancellationToken);
        var costs = change.Costs is { } text ? CostSettings.ToJson(text) : null;
        return ToText(await owner.QuerySingleAsync<Tenant>(new CommandDefinition(
            Update, new { id, change.TimeZone, change.Nulls, change.Handling, change.IfMatch, costs },
            cancellationToken: cancellationToken)));
    }

    private static Tenant ToText(Tenant stored) => stored with { Costs = CostSettings.ToText(stored.Costs) };
}
