using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Orders that embed the same master data at the same time.</summary>
[Exclusive]
public sealed class SameRowsTests
{
    private static readonly string[] Tables =
        ["project", "equipment_model", "equipment_brand", "equipment_family", "project_status", "job_type", "job_priority", "\"user\"", "skill", "sales_organization"];

    [Test]
    public async Task Fifty_orders_that_embed_the_same_new_rows_create_each_once()
    {
        using var tenant = await TestTenant.Create();
        var before = await Count(tenant);

        var answers = await Many.AtOnce(50, _ => tenant.Post(AllNew()));

        answers.HaveCreated();
        var after = await Count(tenant);
        Assert.That(Tables.Select((table, at) => $"{table} +{after[at] - before[at]}"), Is.EqualTo(Tables.Select(table => $"{table} +1")));
        Assert.That(await tenant.Ask<long>("select count(*) from jobs j join job_planning p on p.tenant_id = j.tenant_id and p.jobs_id = j.id where j.tenant_id = @tenant"), Is.EqualTo(50));
        Assert.That(answers.Select(answer => answer["project_id"]).Distinct().Count(), Is.EqualTo(1), "all refer to the one that was created");
    }

    [Test]
    public async Task Orders_that_create_the_same_ten_rows_in_different_orders_do_not_deadlock()
    {
        using var tenant = await TestTenant.Create();
        await using var slow = await SlowRows.Of(tenant, "project", "job_type");
        var deadlocks = await Deadlocks();

        var answers = await PostPatiently(50, tenant, number => OfFiveLevels(number, "the same"));

        answers.HaveCreated();
        Assert.That(await tenant.Ask<long>("select count(*) from project where tenant_id = @tenant and reference_back_office like 'NEW-%'"), Is.EqualTo(5));
        Assert.That(await tenant.Ask<long>("select count(*) from job_type where tenant_id = @tenant and code like 'NEW-%'"), Is.EqualTo(5));
        Assert.That(await Deadlocks() - deadlocks, Is.Zero);
    }

    [Test]
    public async Task Orders_that_change_the_same_ten_rows_in_different_orders_do_not_deadlock_and_change_all_or_none()
    {
        using var tenant = await TestTenant.Create();
        (await Many.AtOnce(1, _ => tenant.Post(OfFiveLevels(0, "first")))).HaveCreated();
        await using var slow = await SlowRows.Of(tenant, "project", "job_type");
        var deadlocks = await Deadlocks();

        var answers = await PostPatiently(8, tenant, number => OfFiveLevels(number, $"by {number}"));

        answers.HaveCreated();
        Assert.That(await tenant.Ask<long>("""
            select count(distinct description) from (
                select description from project where tenant_id = @tenant and reference_back_office like 'NEW-%'
                union all
                select description from job_type where tenant_id = @tenant and code like 'NEW-%') of_one
            """), Is.EqualTo(1), "the last to write has written all of them");
        Assert.That(await Deadlocks() - deadlocks, Is.Zero);
    }

    /// <summary>Posts orders at once to an API that waits for locks without end: a deadlock is found after a second, unless one of those in it has given up before.</summary>
    private static async Task<Answer[]> PostPatiently(int count, TestTenant tenant, Func<int, JsonObject> order)
    {
        await using var api = await RunningApi.StartReady($"{TestDatabase.OwnerConnectionString};Options=-c lock_timeout=0");
        using var http = tenant.At(api);
        return await Many.AtOnce(count, number => http.Post(order(number)));
    }

    /// <summary>A suggested order of which every reference embeds something new.</summary>
    private static JsonObject AllNew() => Some.Order().Without("project_reference_back_office").Without("job_type_code")
        .With("job_status_code", "Suggested")
        .With("suggested_date_start", "2026-12-01T08:30:00Z")
        .With("project", new JsonObject
        {
            ["reference_back_office"] = "NEW-PROJECT",
            ["name"] = "New",
            ["equipment_model"] = New("NEW-MODEL").With("equipment_brand", New("NEW-BRAND").With("sales_organization", New("NEW-ORG"))).With("equipment_family", New("NEW-FAMILY")),
            ["project_status"] = New("NEW-STATUS"),
        })
        .With("job_type", New("NEW-TYPE"))
        .With("job_priority", New("NEW-PRIORITY"))
        .With("suggested_user", new JsonObject { ["code"] = "NEW-USER", ["username"] = "new@example.com", ["lastname"] = "New" })
        .With("skill", New("NEW-SKILL"));

    /// <summary>An order and the four above it, which embed five projects and five job types in the sequence of a number.</summary>
    private static JsonObject OfFiveLevels(int number, string description)
    {
        var projects = Enumerable.Range(0, 5).Shuffled(number);
        var types = Enumerable.Range(5, 5).Shuffled(number + 1000);
        return projects.Zip(types).Aggregate((JsonObject?)null, (parent, level) =>
        {
            var order = Some.Order().Without("project_reference_back_office").Without("job_type_code")
                .With("project", new JsonObject { ["reference_back_office"] = $"NEW-{level.First}", ["name"] = "New", ["description"] = description })
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

    /// <summary>How many deadlocks the database has had. A session tells when it ends, so those of the pool are ended first; again and again, since the feed opens new ones.</summary>
    private static async Task<long> Deadlocks()
    {
        var pool = (await TestApi.Running).Services.GetRequiredService<NpgsqlDataSource>();
        await using var connection = new NpgsqlConnection(TestDatabase.OwnerConnectionString + ";Pooling=false");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        pool.Clear();
        while (await connection.ExecuteScalarAsync<bool>("select exists (select from pg_stat_activity where datname = current_database() and application_name = 'WorkOrders')"))
        {
            await Task.Delay(10, patience.Token);
            pool.Clear();
        }
        return await connection.ExecuteScalarAsync<long>("select deadlocks from pg_stat_database where datname = current_database()");
    }
}
