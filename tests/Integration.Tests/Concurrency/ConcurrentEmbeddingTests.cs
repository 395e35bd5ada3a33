using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Orders that embed the same master data at the same time.</summary>
[Exclusive]
public sealed class ConcurrentEmbeddingTests
{
    private static readonly string[] Tables =
        [
            "project",
            "equipment_model",
            "equipment_brand",
            "equipment_family",
            "project_status",
            "job_type",
            "job_priority",
            "\"user\"",
            "skill",
            "sales_organization"];

    [Test]
    public async Task Fifty_orders_that_embed_the_same_new_rows_create_each_row_once()
    {
        using var tenant = await TestTenant.Create();
        var before = await Count(tenant);

        var answers = await ConcurrentRequests.Send(50, _ => tenant.Post(OrderEmbeddingNewRows()));

        answers.AssertCreated();
        var after = await Count(tenant);
        Assert.That(
            Tables.Select((table, index) => $"{table} +{after[index] - before[index]}"),
            Is.EqualTo(Tables.Select(table => $"{table} +1")));
        var planned = await tenant.Ask<long>("""
            select count(*) from jobs j join job_planning p on p.tenant_id = j.tenant_id and p.jobs_id = j.id where j.tenant_id = @tenant
            """);
        Assert.That(planned, Is.EqualTo(50));
        Assert.That(
            answers.Select(answer => answer["project_id"]).Distinct().Count(),
            Is.EqualTo(1),
            "all orders refer to the same new project");
    }

    [Test]
    public async Task Creating_the_same_rows_in_different_sequences_does_not_deadlock()
    {
        using var tenant = await TestTenant.Create();
        await using var slow = await SlowTrigger.Create(tenant, "project", "job_type");
        var deadlocks = await CountDeadlocks();

        var answers = await PostWithoutLockTimeout(50, tenant, number => OrderOfFiveLevels(number, "the same"));

        answers.AssertCreated();
        Assert.That(
            await tenant.Ask<long>("select count(*) from project where tenant_id = @tenant and reference_back_office like 'NEW-%'"),
            Is.EqualTo(5));
        Assert.That(await tenant.Ask<long>("select count(*) from job_type where tenant_id = @tenant and code like 'NEW-%'"), Is.EqualTo(5));
        Assert.That(await CountDeadlocks() - deadlocks, Is.Zero);
    }

    [Test]
    public async Task Changing_the_same_rows_in_different_sequences_is_all_or_nothing()
    {
        using var tenant = await TestTenant.Create();
        (await ConcurrentRequests.Send(1, _ => tenant.Post(OrderOfFiveLevels(0, "first")))).AssertCreated();
        await using var slow = await SlowTrigger.Create(tenant, "project", "job_type");
        var deadlocks = await CountDeadlocks();

        var answers = await PostWithoutLockTimeout(8, tenant, number => OrderOfFiveLevels(number, $"by {number}"));

        answers.AssertCreated();
        Assert.That(await tenant.Ask<long>("""
            select count(distinct description) from (
                select description from project where tenant_id = @tenant and reference_back_office like 'NEW-%'
                union all
                select description from job_type where tenant_id = @tenant and code like 'NEW-%') descriptions
            """), Is.EqualTo(1), "the last writer has changed all rows");
        Assert.That(await CountDeadlocks() - deadlocks, Is.Zero);
    }

    /// <summary>
    /// Posts orders concurrently to an API without a lock timeout: PostgreSQL detects a deadlock after one second, and a shorter lock
    /// timeout would hide it.
    /// </summary>
    private static async Task<Answer[]> PostWithoutLockTimeout(int count, TestTenant tenant, Func<int, JsonObject> order)
    {
        await using var api = await RunningApi.StartReady($"{TestDatabase.OwnerConnectionString};Options=-c lock_timeout=0");
        using var http = tenant.ClientFor(api);
        return await ConcurrentRequests.Send(count, number => http.Post(order(number)));
    }

    /// <summary>Returns a suggested order that embeds a new row in every reference.</summary>
    private static JsonObject OrderEmbeddingNewRows() => Sample.Order().Without("project_reference_back_office").Without("job_type_code")
        .With("job_status_code", "Suggested")
        .With("suggested_date_start", "2026-12-01T08:30:00Z")
        .With("project", new JsonObject
        {
            ["reference_back_office"] = "NEW-PROJECT",
            ["name"] = "New",
            ["equipment_model"] = New("NEW-MODEL")
                .With("equipment_brand", New("NEW-BRAND").With("sales_organization", New("NEW-ORG")))
                .With("equipment_family", New("NEW-FAMILY")),
            ["project_status"] = New("NEW-STATUS"),
        })
        .With("job_type", New("NEW-TYPE"))
        .With("job_priority", New("NEW-PRIORITY"))
        .With("suggested_user", new JsonObject { ["code"] = "NEW-USER", ["username"] = "new@example.com", ["lastname"] = "New" })
        .With("skill", New("NEW-SKILL"));

    /// <summary>
    /// Returns an order with four ancestors. These five orders embed five projects and five job types in a shuffled sequence.
    /// </summary>
    private static JsonObject OrderOfFiveLevels(int seed, string description)
    {
        var projects = Enumerable.Range(0, 5).Shuffled(seed);
        var types = Enumerable.Range(5, 5).Shuffled(seed + 1000);
        return projects.Zip(types).Aggregate((JsonObject?)null, (parent, level) =>
        {
            var order = Sample.Order().Without("project_reference_back_office").Without("job_type_code")
                .With(
                    "project",
                    new JsonObject { ["reference_back_office"] = $"NEW-{level.First}", ["name"] = "New", ["description"] = description })
                .With("job_type", New($"NEW-{level.Second}").With("description", description));
            return parent is null ? order : order.With("_parent_job", parent);
        })!;
    }

    private static JsonObject New(string code) => new() { ["code"] = code, ["name"] = "New" };

    private static async Task<long[]> Count(TestTenant tenant)
    {
        var counts = new List<long>();
        foreach (var table in Tables)
        {
            counts.Add(await tenant.Ask<long>($"select count(*) from {table} where tenant_id = @tenant"));
        }
        return [.. counts];
    }

    /// <summary>
    /// Counts the deadlocks of the database. A session reports its statistics when it ends, so the pool is cleared first, repeatedly,
    /// because the feed opens new sessions.
    /// </summary>
    private static async Task<long> CountDeadlocks()
    {
        var pool = (await TestApi.Running).Services.GetRequiredService<NpgsqlDataSource>();
        await using var connection = new NpgsqlConnection(TestDatabase.OwnerConnectionString + ";Pooling=false");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        pool.Clear();
        while (await connection.ExecuteScalarAsync<bool>("""
            select exists (select from pg_stat_activity where datname = current_database() and application_name = 'WorkOrders')
            """))
        {
            await Task.Delay(10, patience.Token);
            pool.Clear();
        }
        return await connection.ExecuteScalarAsync<long>("select deadlocks from pg_stat_database where datname = current_database()");
    }
}
