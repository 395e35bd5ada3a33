using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData.Save;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Tenancy.Demo;

/// <summary>
/// The tenant for trying out the API, with a user for each role, such as <c>api:demo@demo</c>. Its password is public, so the tenant is
/// added only to the embedded database, which only this machine can reach. Its rows are saved as if a client had sent them, with their
/// history and all rules.
/// </summary>
internal sealed class DemoTenant(OwnerDatabase database, IPasswordHasher hasher, IScopedSender sender, Lazy<DemoWeek> week)
{
    private const string Name = DemoUser.Tenant;
    private const string User = "api";
    private const string Technician = "technician";
    private const string TechnicianCode = "G02";
    private const string Password = "demo";

    // The user of the API is added last: it completes the tenant.
    private static readonly (string Name, Role Role)[] Users =
        [(DemoUser.Dispatcher, Role.Dispatcher), ("viewer", Role.Viewer), (Technician, Role.Technician), (User, Role.Admin)];

    // "WODemoTe" in ASCII, distinct from the other advisory locks. When two instances start at the same time, the second waits here.
    private const string Lock = "select pg_advisory_xact_lock(x'574f44656d6f5465'::bigint)";

    // A tenant without any credential was left by a start that was interrupted: nobody can have used it.
    private const string Find = """
        select id, exists (select from jobs where tenant_id = tenant.id),
            exists (select from api_user where tenant_id = tenant.id) or exists (select from api_key where tenant_id = tenant.id)
        from tenant where name = @Name
        """;

    private const string SelectUsers = "select name from api_user where tenant_id = @tenantId";

    private const string LinkTechnician = """
        update api_user
           set user_id = (select id from "user" where tenant_id = @tenantId and code = @TechnicianCode)
         where tenant_id = @tenantId
           and name = @Technician
        """;

    /// <summary>Returns the tenant's master data, each row as JSON.</summary>
    public static IEnumerable<(Entity Entity, string Row)> MasterData() =>
        from rows in JsonNode.Parse(EmbeddedFiles.Read("Tenancy.Demo.DemoTenant.json"))!.AsObject()
        let entity = EntityModel.Contract[rows.Key]
        from row in rows.Value!.AsArray()
        select (entity, row!.ToJsonString());

    /// <summary>Returns the tenant's master data, each row as a record of its entity.</summary>
    public static IEnumerable<object> Records() => MasterData().Select(row => RowJson.Read(row.Entity, row.Row));

    /// <summary>
    /// Adds the tenant, its master data and its week, unless the tenant exists, and the users that it does not have yet. They are added
    /// last, so that a start after an interruption completes the tenant.
    /// </summary>
    public async Task Seed(CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        await using var transaction = await owner.BeginTransactionAsync(cancellationToken);
        await owner.ExecuteAsync(new CommandDefinition(Lock, cancellationToken: cancellationToken));
        var found = await owner.QuerySingleOrDefaultAsync<(Guid? Id, bool HasWeek, bool IsComplete)>(
            new CommandDefinition(Find, new { Name }, cancellationToken: cancellationToken));
        var tenantId = found.Id ?? await AddTenant(cancellationToken);
        foreach (var record in found.IsComplete ? [] : Records())
        {
            await Save(tenantId, (EntityRecord)record, cancellationToken);
        }
        if (found is { HasWeek: false, IsComplete: false })
        {
            await week.Value.Add(Caller(tenantId), cancellationToken);
        }
        await AddUsers(owner, tenantId, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task AddUsers(NpgsqlConnection owner, Guid tenantId, CancellationToken cancellationToken)
    {
        var names = await owner.QueryAsync<string>(
            new CommandDefinition(SelectUsers, new { tenantId }, cancellationToken: cancellationToken));
        var missing = Users.ExceptBy(names, user => user.Name).ToList();
        if (missing.Count == 0)
        {
            return;
        }
        // All users have the same, public password, so one slow hash is enough.
        var hash = hasher.Hash(Password);
        foreach (var (name, role) in missing)
        {
            await owner.InsertUser(tenantId, name, hash, role, cancellationToken);
        }
        var parameters = new { tenantId, Technician, TechnicianCode };
        await owner.ExecuteAsync(new CommandDefinition(LinkTechnician, parameters, cancellationToken: cancellationToken));
    }

    /// <summary>Adds the tenant in a transaction of its own, because the rows are saved on other connections.</summary>
    private async Task<Guid> AddTenant(CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        await using var transaction = await owner.BeginTransactionAsync(cancellationToken);
        var tenantId = await TenantProvisioning.Add(owner, Name, new TenantChange(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return tenantId;
    }

    /// <summary>Saves a row like <c>PUT</c>, which does not change a row that an earlier start has saved.</summary>
    private async Task Save(Guid tenantId, EntityRecord record, CancellationToken cancellationToken)
    {
        var caller = Caller(tenantId);
        var context = new RequestContext(caller, RequestOrigin.Administration, Preferences.From(caller.Settings), new());
        await sender.Send(
            context, new SaveRowCommand(Entity.Of(record.GetType()), record) { Mode = SaveMode.Replace }, cancellationToken);
    }

    private static Caller Caller(Guid tenantId) => new(tenantId, Name, User, TenantSettings.Default);
}
