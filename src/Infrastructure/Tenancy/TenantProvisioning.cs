using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Adds a tenant with the rows that every tenant has. Runs in the caller's transaction.</summary>
internal static class TenantProvisioning
{
    private const string InsertTenant = """
        insert into tenant (id, name, time_zone, nulls, handling, if_match, costs)
        values (@tenant_id, @name, @timeZone, @nulls, @handling, @ifMatch, @costs::jsonb)
        """;

    private static readonly IReadOnlyList<JobStatus> Statuses = [.. SystemStatus.All.Select(RowFor)];

    /// <summary>Inserts the tenant and the system statuses, and returns the tenant's id.</summary>
    /// <exception cref="AdministrationException">The name or a setting is invalid, or the name is taken.</exception>
    public static async Task<Guid> Add(NpgsqlConnection owner, string name, TenantChange settings, CancellationToken cancellationToken)
    {
        TenantRules.Check(name);
        TenantRules.Check(settings);
        var parameters = new
        {
            tenant_id = Guid.CreateVersion7(),
            name,
            timeZone = settings.TimeZone ?? "UTC",
            nulls = settings.Nulls ?? "null",
            handling = settings.Handling ?? "lenient",
            ifMatch = settings.IfMatch ?? "optional",
            costs = CostSettings.ToJson(settings.Costs ?? "default"),
        };
        try
        {
            await owner.ExecuteAsync(new CommandDefinition(InsertTenant, parameters, cancellationToken: cancellationToken));
        }
        catch (PostgresException taken) when (taken.ConstraintName == "tenant_name_key")
        {
            throw new AdministrationException($"There is already a tenant \"{name}\"; change it with `tenant set {name}`.");
        }
        await owner.InsertRows(EntityModel.Contract, parameters.tenant_id, Statuses);
        return parameters.tenant_id;
    }

    private static JobStatus RowFor(SystemStatus status, int index) => new()
    {
        Id = status.Id,
        Code = status.Code,
        Name = SplitWords(status.Code),
        Sequence = index + 1,
        UsableOnApi = status.SettableAtCreation,
        Archived = false,
    };

    /// <summary>Returns the name of a status for its code: <c>ToBePlanned</c> becomes "To be planned".</summary>
    private static string SplitWords(string code) =>
        code[..1] + string.Concat(code.Skip(1).Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
