using Dapper;
using DbUp;
using DbUp.Engine;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkOrders.Application.Database;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Schema;

/// <summary>Runs the migrations. When several instances start at the same time, one instance migrates while the others wait.</summary>
internal sealed class Migrator(ILogger<Migrator> logger)
{
    private const string Journal = "schema_version";

    // "WorkOrde" in ASCII, distinct from the other advisory locks of the database.
    private const string Lock = "select pg_advisory_xact_lock(x'576f726b4f726465'::bigint)";

    // DbUp creates the journal after the first migration has set default privileges, which would allow the application to write to it.
    private const string ProtectJournal = $"revoke insert, update, delete on {Journal} from {ApplicationRole.Name}";

    /// <summary>Creates the application's role and runs the pending scripts, each in its own transaction.</summary>
    /// <exception cref="DatabaseSetupException">The owner lacks privileges, or a script failed.</exception>
    /// <exception cref="NpgsqlException">The database is unavailable.</exception>
    public async Task Run(DatabaseConnection connection, CancellationToken cancellationToken)
    {
        await using var owner = new NpgsqlConnection(connection.Owner);
        await owner.OpenAsync(cancellationToken);

        // The scripts refer to the role and run on another connection, so it is committed first.
        await using (var transaction = await BeginLocked(owner, cancellationToken))
        {
            var rights = await OwnerPrivileges.Read(owner, connection.ApplicationLogin);
            rights.Demand();
            await ApplicationRoleSetup.Ensure(owner, rights);
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
