using Dapper;
using DbUp;
using DbUp.Engine;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkOrders.Application.Database;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Schema;

/// <summary>Brings the schema up to date. Several instances may start at once: one migrates, the others wait and find nothing to do.</summary>
internal sealed class Migrator(ILogger<Migrator> logger)
{
    private const string Journal = "schema_version";

    // "WorkOrde" in ASCII: one number among all advisory locks of the database.
    private const string Lock = "select pg_advisory_xact_lock(x'576f726b4f726465'::bigint)";

    // DbUp makes the journal after the default privileges of the first migration, which would let the application rewrite it.
    private const string ProtectJournal = $"revoke insert, update, delete on {Journal} from {AccessRole.Name}";

    /// <summary>Makes the application's role and runs the scripts that have not run, each in a transaction of its own.</summary>
    /// <exception cref="DatabaseSetupException">The owner lacks rights, or a script failed.</exception>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    public async Task Run(DatabaseConnection connection, CancellationToken cancellationToken)
    {
        await using var owner = new NpgsqlConnection(connection.Owner);
        await owner.OpenAsync(cancellationToken);

        // The scripts run on a connection of their own and refer to the role: it is committed before they start.
        await using (var transaction = await BeginLocked(owner, cancellationToken))
        {
            var rights = await OwnerRights.Of(owner, connection.ApplicationLogin);
            rights.Demand();
            await AccessRoleSetup.Ensure(owner, rights);
            await transaction.CommitAsync(CancellationToken.None);
        }

        await using (await BeginLocked(owner, cancellationToken))
        {
            await Task.Run(() => RunScripts(connection.Owner), cancellationToken);
        }
    }

    private static async Task<NpgsqlTransaction> BeginLocked(NpgsqlConnection owner, CancellationToken cancellationToken)
    {
        var transaction = await owner.BeginTransactionAsync(cancellationToken);
        await owner.ExecuteAsync("set local idle_in_transaction_session_timeout = 0");
        await owner.ExecuteAsync(new CommandDefinition(Lock, commandTimeout: 0, cancellationToken: cancellationToken));
        return transaction;
    }

    private void RunScripts(string owner)
    {
        var result = DeployChanges.To
            .PostgresqlDatabase(owner)
            .WithScripts(EmbeddedFiles.Migrations().Select(script => new SqlScript(script.Name, script.Sql)))
            .JournalToPostgresqlTable("public", Journal)
            .WithTransactionPerScript()
            .WithExecutionTimeout(TimeSpan.FromHours(1))
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();

        if (!result.Successful)
        {
            throw new DatabaseSetupException($"The migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
        }
        if (!result.Scripts.Any())
        {
            return;
        }
        using var connection = new NpgsqlConnection(owner);
        connection.Execute(ProtectJournal);
        logger.LogInformation("Migrated the database: {Scripts}", string.Join(", ", result.Scripts.Select(script => script.Name)));
    }
}
