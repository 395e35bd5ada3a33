using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Schema;

/// <summary>What PostgreSQL plans while every table is empty must be right when none is: it keeps to it.</summary>
public sealed class PlanTests
{
    [Test]
    public async Task A_lookup_prepared_on_empty_tables_still_uses_full_index_conditions()
    {
        await using var database = await Uncounted();
        await using var source = NpgsqlDataSource.Create(DatabaseConnection.Parse(database.ConnectionString, null).Application);
        await using var connection = await source.OpenConnectionAsync();
        var look = await Prepare(connection, Everything());
        await connection.ExecuteAsync(look);

        await Grow(database, "skill");
        await Grow(database, "company");
        await StatisticsRefresher.Count(connection, CancellationToken.None);

        var plan = (await connection.QueryAsync<string>($"explain (costs off) {look}")).ToList();
        Assert.That(plan, Has.None.Contains("Seq Scan on"));
        var conditions = plan.Zip(plan.Skip(1)).Where(lines => Regex.IsMatch(lines.First, "Index .*Scan .* on (skill|company) ")).Select(lines => lines.Second.Trim()).ToList();
        // Each by its id and by its key, and the companies of projects found by either.
        Assert.That(conditions, Has.Count.EqualTo(6));
        Assert.That(conditions, Is.All.Match("^Index Cond: .*tenant_id = .* AND .*(id|code) = "));
    }

    [Test]
    public async Task The_application_analyzes_a_table_that_has_grown()
    {
        await using var database = await Uncounted();
        await Grow(database, "skill");
        Assert.That(await Counted(), Is.LessThan(5000));

        await using var source = NpgsqlDataSource.Create(DatabaseConnection.Parse(database.ConnectionString, null).Application);
        await using var connection = await source.OpenConnectionAsync();
        await StatisticsRefresher.Count(connection, CancellationToken.None);

        Assert.That(await Counted(), Is.EqualTo(5000));

        Task<float> Counted() => database.Ask<float>("select reltuples from pg_class where relname = 'skill'");
    }

    [Test]
    public async Task Analyzing_does_not_wait_for_a_concurrent_analyze()
    {
        await using var database = await Uncounted();
        await Grow(database, "skill");
        await using var rival = new NpgsqlConnection(database.ConnectionString);
        await rival.OpenAsync();
        await using var counting = await rival.BeginTransactionAsync();
        await rival.ExecuteAsync("analyze skill");

        Assert.That(() => database.Run("set lock_timeout = '5s'; select count_young_tables()"), Throws.Nothing);
    }

    /// <summary>A look for one of each kind by its id and one by its key, with all that can be asked besides.</summary>
    private static Lookup Everything()
    {
        var lookup = new Lookup();
        foreach (var entity in LookupSql.Kinds.Values)
        {
            lookup.Of(entity).Add(Guid.NewGuid(), entity.Key == entity.Id ? null : "key");
        }
        lookup.Of<Project>().Ancestors = true;
        lookup.Of<JobPriority>().Default = true;
        var technician = Entity.Of<Job>().References.Single(reference => reference.Name == "suggested_user");
        lookup.AddCommitments(new(technician, new Job { SuggestedUserCode = "T07" }), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1));
        return lookup;
    }

    /// <summary>An empty database whose tables nobody counts but us.</summary>
    private static async Task<TemporaryDatabase> Uncounted()
    {
        var database = await TemporaryDatabase.CreateMigrated();
        await database.Run("alter table skill set (autovacuum_enabled = off); alter table company set (autovacuum_enabled = off)");
        return database;
    }

    private static Task Grow(TemporaryDatabase database, string table) => database.Run($"""
        insert into tenant (id, name) select gen_random_uuid(), 'grown' where not exists (select from tenant);
        insert into {table} (tenant_id, id, code, name) select tenant.id, gen_random_uuid(), n::text, 'grown' from tenant, generate_series(1, 5000) n
        """);

    /// <summary>Prepares a look; the response executes it.</summary>
    private static async Task<string> Prepare(NpgsqlConnection connection, Lookup lookup)
    {
        var (statement, parameters) = LookupSql.For(lookup, Guid.NewGuid());
        await connection.ExecuteAsync($"prepare look as {statement.Sent}");
        return $"execute look ({string.Join(", ", parameters.Names.Select(_ => "null"))})";
    }
}
