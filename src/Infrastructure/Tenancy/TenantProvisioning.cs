using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Adds a tenant with all it needs from the start. Runs in the transaction of whoever asks.</summary>
internal static class TenantProvisioning
{
    private const string InsertTenant = """
        insert into tenant (id, name, time_zone, nulls, handling)
        values (@tenant_id, @name, @timeZone, @nulls, @handling)
        """;

    private static readonly IReadOnlyList<JobStatus> Statuses = [.. SystemStatus.All.Select(Row)];

    /// <summary>Inserts the tenant and the system statuses; answers its id.</summary>
    /// <exception cref="AdministrationException">The name or a setting is not possible, or the name is taken.</exception>
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
        };
        try
        {
            await owner.ExecuteAsync(new CommandDefinition(InsertTenant, parameters, cancellationToken: cancellationToken));
        }
        catch (PostgresException taken) when (taken.ConstraintName == "tenant_name_key")
        {
            throw new AdministrationException($"There is a tenant \"{name}\" already; `tenant set {name}` changes it.");
        }
        await owner.InsertRows(EntityModel.Contract, parameters.tenant_id, Statuses);
        return parameters.tenant_id;
    }

    private static JobStatus Row(SystemStatus status, int index) => new()
    {
        Id = status.Id,
        Code = status.Code,
        Name = Words(status.Code),
        Sequence = index + 1,
        UsableOnApi = status.SettableAtCreation,
        Archived = false,
    };

    /// <summary>The words of a code: <c>ToBePlanned</c> is called "To be planned".</summary>
    private static string Words(string code) =>
        code[..1] + string.Concat(code.Skip(1).Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
