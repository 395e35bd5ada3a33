using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Tenancy;
using WorkOrders.Infrastructure.Tenancy.Demo;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Imports while vacuum runs all the time, after a dry run that has left the table of orders with pages and no rows.</summary>
public sealed class VacuumTests
{
    private const int Orders = 4000;

    // With plans for an empty table, each lookup and each foreign-key check reads all orders of the tenant: 23,000 entries for each order
    // of the files. Otherwise there are 120, nearly all of them read before the table has a thousand rows.
    private const int MaxEntriesPerOrder = 1000;

    [Test]
    public async Task Imports_after_a_dry_run_read_few_index_entries_for_each_order()
    {
        await using var database = await TemporaryDatabase.CreateMigrated();
        // Only the test vacuums the table. Whether vacuum can truncate it depends on the locks of other sessions.
        await database.Run("alter table jobs set (autovacuum_enabled = off, vacuum_truncate = off)");
        await using (var api = await RunningApi.StartReady(
            database, builder => builder.Services.AddSingleton(new ImportLimits { RowsAtOnce = 50 })))
        {
            await SignIn(api, database);
            await Import(api.Client, "first", "dry_run");
            await VacuumUntilEnd(database, Import(api.Client, "first", "atomic"));
            await VacuumUntilEnd(database, Import(api.Client, "second", "atomic"));
        }
        // A session reports what it has read when it ends at the latest.
        await Until(database,
            "select not exists (select from pg_stat_activity where datname = current_database() and application_name like 'WorkOrders%')");

        Assert.That(await database.Ask<long>("select count(*) from jobs"), Is.EqualTo(2 * 2 * Orders), "orders and their parents");
        Assert.That(
            await database.Ask<long>("select sum(idx_tup_read)::bigint from pg_stat_user_indexes where relname = 'jobs'"),
            Is.LessThan(2 * Orders * MaxEntriesPerOrder));
    }

    /// <summary>Adds a tenant with master data, and signs the client in.</summary>
    private static async Task SignIn(RunningApi api, TemporaryDatabase database)
    {
        var tenant = await api.GetService<ITenantDirectory>().Add("acme.example", new(), CancellationToken.None);
        api.Client.DefaultRequestHeaders.Add("X-Api-Key", tenant.ApiKey);
        await using var owner = new NpgsqlConnection(database.ConnectionString);
        await owner.OpenAsync();
        await owner.InsertRows(EntityModel.Contract, await owner.ExecuteScalarAsync<Guid>("select id from tenant"), DemoTenant.Records());
    }

    /// <summary>Imports orders that each embed a parent.</summary>
    private static async Task Import(HttpClient http, string name, string mode)
    {
        var orders = Enumerable.Range(0, Orders).Select(order => Order($"{name}/{order}").With("_parent_job", Order($"{name}/{order}/P")));
        using var file = new StringContent(string.Join('\n', orders.Select(order => order.ToJsonString())), null, "application/x-ndjson");
        using var response = await http.PostAsync($"/api/Jobs/Import?mode={mode}", file);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
    }

    private static JsonObject Order(string reference) => Sample.Order().With("reference_back_office", reference);

    /// <summary>Vacuums the orders again and again, like autovacuum skipping the table while it is locked.</summary>
    private static async Task VacuumUntilEnd(TemporaryDatabase database, Task import)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        do
        {
            await connection.ExecuteAsync("vacuum (skip_locked) jobs");
        }
        while (!import.IsCompleted);
        await import;
    }

    private static async Task Until(TemporaryDatabase database, string condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await database.Ask<bool>(condition))
        {
            await Task.Delay(10, patience.Token);
        }
    }
}
