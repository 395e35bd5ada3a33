using Dapper;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Database;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>
/// The tenant to try things with, <c>api:demo@demo</c>. Its password is public, so it is only ever added to the embedded
/// database, which listens to this machine alone.
/// </summary>
internal sealed class DemoTenant(OwnerDatabase database, IPasswordHasher hasher)
{
    private const string Name = "demo";
    private const string User = "api";
    private const string Password = "demo";

    private const string Exists = "select exists (select from tenant where name = @Name)";

    private static readonly string furnish = EmbeddedScripts.Read("DemoTenant.sql");

    /// <summary>Adds it with its master data where it is missing.</summary>
    public async Task Seed(CancellationToken cancellationToken)
    {
        await using var owner = await database.Connect(cancellationToken);
        if (await owner.ExecuteScalarAsync<bool>(new CommandDefinition(Exists, new { Name }, cancellationToken: cancellationToken)))
            return;
        await using var transaction = await owner.BeginTransactionAsync(cancellationToken);
        var tenant_id = await TenantProvisioning.Add(owner, Name, new TenantChange(), cancellationToken);
        await owner.InsertUser(tenant_id, User, hasher.Hash(Password), cancellationToken);
        await owner.ExecuteAsync(new CommandDefinition(furnish, new { tenant_id }, cancellationToken: cancellationToken));
        await transaction.CommitAsync(CancellationToken.None);
    }
}
