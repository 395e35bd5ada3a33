using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Infrastructure.Availability;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Schema;

/// <summary>A plan that was cached while the tables were empty stays fast when they are large.</summary>
public sealed class PlanTests
{
    [Test]
    public async Task A_lookup_prepared_on_empty_tables_still_uses_full_index_conditions()
    {
        await using var database = await CreateWithoutAutovacuum();
        await using var source = NpgsqlDataSource.Create(DatabaseConnection.Parse(database.ConnectionString, null).Application);
        await using var connection = await source.OpenConnectionAsync();
        var statement = await Prepare(connection, LookupOfEveryKind());
        await connection.ExecuteAsync(statement);

        await Fill(database, "skill");
        await Fill(database, "company");
        await StatisticsRefresher.Analyze(connection, CancellationToken.None);

        var plan = (await connection.QueryAsync<string>($"explain (costs off) {statement}")).ToList();
        Assert.That(plan, Has.None.Contains("Seq Scan on"));
        var conditions = plan.Zip(plan.Skip(1)).Where(lines => Regex.IsMatch(lines.First, "Index .*Scan .* on (skill|company) "))
            .Select(lines => lines.Second.Trim()).ToList();
        // Both tables by id and by key, and the companies of projects found by id or key.
        Assert.That(conditions, Has.Count.EqualTo(6));
        Assert.That(conditions, Is.All.Match("^Index Cond: .*tenant_id = .* AND .*(id|code) = "));
    }

    [Test]
    public async Task The_application_analyzes_a_table_that_has_grown()
    {
        await using var database = await CreateWithoutAutovacuum();
        await Fill(database, "skill");
        Assert.That(await EstimatedRows(), Is.LessThan(5000));

        await using var source = NpgsqlDataSource.Create(DatabaseConnection.Parse(database.ConnectionString, null).Application);
        await using var connection = await source.OpenConnectionAsync();
        await StatisticsRefresher.Analyze(connection, CancellationToken.None);

        Assert.That(await EstimatedRows(), Is.EqualTo(5000));

        Task<float> EstimatedRows() => database.Ask<float>("select reltuples from pg_class where relname = 'skill'");
    }

    [Test]
    public async Task Analyzing_does_not_wait_for_a_concurrent_analyze()
    {
        await using var database = await CreateWithoutAutovacuum();
        await Fill(database, "skill");
        await using var rival = new NpgsqlConnection(database.ConnectionString);
        await rival.OpenAsync();
        await using var transaction = await rival.BeginTransactionAsync();
        await rival.ExecuteAsync("analyze skill");

        Assert.That(() => database.Run("set lock_timeout = '5s'; select analyze_grown_tables()"), Throws.Nothing);
    }

    /// <summary>Returns a lookup of every entity by id and by key, with all optional parts.</summary>
    private static Lookup LookupOfEveryKind()
    {
        var lookup = new Lookup();
        foreach (var entity in EntityModel.Contract.Entities)
        {
            lookup.For(entity).Add(Guid.NewGuid(), entity.Key == entity.Id ? null : "key");
        }
        lookup.For<Project>().IncludeAncestors = true;
        lookup.For<JobPriority>().IncludeDefault = true;
        var technician = Entity.Of<Job>().ReferenceOf(nameof(Job.SuggestedUserId));
        TechnicianSchedule.Collect(lookup, new(technician, new Job { SuggestedUserCode = "T07" }, ""), DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddHours(1));
        return lookup;
    }

    /// <summary>Creates an empty database in which autovacuum does not analyze the tables.</summary>
    private static async Task<TemporaryDatabase> CreateWithoutAutovacuum()
    {
        var database = await TemporaryDatabase.CreateMigrated();
        await database.Run("alter table skill set (autovacuum_enabled = off); alter table company set (autovacuum_enabled = off)");
        return database;
    }

    private static Task Fill(TemporaryDatabase database, string table) => database.Run($"""
        insert into tenant (id, name) select gen_random_uuid(), 'filled' where not exists (select from tenant);
        insert into {table} (tenant_id, id, code, name)
        select tenant.id, gen_random_uuid(), n::text, 'filled' from tenant, generate_series(1, 5000) n
        """);

    /// <summary>Prepares a lookup and returns the statement that executes it.</summary>
    private static async Task<string> Prepare(NpgsqlConnection connection, Lookup lookup)
    {
        var (statement, parameters) = new LookupStatements([new BookingBranch()]).For(lookup, Guid.NewGuid());
        await connection.ExecuteAsync($"prepare lookup as {statement.PositionalSql}");
        return $"execute lookup ({string.Join(", ", parameters.Names.Select(_ => "null"))})";
    }
}
