using System.Text.Json.Nodes;
using Npgsql;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>An order that conflicts with a concurrent write is retried.</summary>
public sealed class RetryTests
{
    [Test]
    public async Task A_retried_order_is_planned_once_and_gets_each_warning_once()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostCreated(Sample.SuggestedOrder());
        await using var rival = new NpgsqlConnection(TestDatabase.OwnerConnectionString);
        await rival.OpenAsync();
        await using var transaction = await rival.BeginTransactionAsync();
        await Execute(rival, $"""
            insert into skill (tenant_id, id, code, name)
            values ('{tenant.Id}', '{Guid.CreateVersion7()}', 'RIVAL', 'Written by the rival')
            """);

        var order = Sample.SuggestedOrder().With("db_address_street", "ignored").With("nmae", 1)
            .With("skill", new JsonObject { ["code"] = "RIVAL", ["name"] = "Written by us" })
            .With("_parent_job", Sample.SuggestedOrder().With("suggested_user_code", "T01"));
        var pending = tenant.PostCreated(order);
        await WaitUntilBlockedBy(rival);
        await transaction.CommitAsync();
        var response = await pending;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Warnings,
                Is.EquivalentTo(new[] { "/nmae unknown_field", "/skill master_data_changed", "/db_address_street address_ignored",
                    "/suggested_date_start overlaps" }));
            Assert.That(response.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That(await tenant.Ask<int>("select count(*) from job_planning where tenant_id = @tenant"), Is.EqualTo(6));
            Assert.That(await tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant"), Is.EqualTo(3));
            Assert.That(await tenant.Ask<string>("select name from skill where tenant_id = @tenant and code = 'RIVAL'"),
                Is.EqualTo("Written by us"), "The row written by the rival is updated.");
            Assert.That((await tenant.Get(response["id"]!)).Text, Is.EqualTo(response.WithoutWarnings()));
        }
    }

    [Test]
    public async Task A_reference_taken_concurrently_returns_the_existing_order()
    {
        using var tenant = await TestTenant.Create();
        var first = await tenant.PostCreated(Sample.Order());
        await using var rival = new NpgsqlConnection(TestDatabase.OwnerConnectionString);
        await rival.OpenAsync();
        await using var transaction = await rival.BeginTransactionAsync();
        await Execute(rival, $"update jobs set reference_back_office = 'SO-RACE' where tenant_id = '{tenant.Id}'");

        var pending = tenant.Post(Sample.SuggestedOrder().With("reference_back_office", "SO-RACE"));
        await WaitUntilBlockedBy(rival);
        await transaction.CommitAsync();
        var response = await pending;

        Assert.That(response.Problems, Is.EqualTo(new[] { "/reference_back_office exists" }));
        Assert.That(response.Headers["Location"], Is.EqualTo(first.Headers["Location"]));
        Assert.That(await tenant.Ask<int>("select count(*) from job_planning where tenant_id = @tenant"), Is.Zero);
    }

    /// <summary>Waits until another session is blocked by this connection.</summary>
    private static async Task WaitUntilBlockedBy(NpgsqlConnection rival)
    {
        await using var monitor = new NpgsqlConnection(TestDatabase.OwnerConnectionString);
        await monitor.OpenAsync();
        for (var attempt = 0; attempt < 500; attempt++)
        {
            await using var command = new NpgsqlCommand(
                $"select exists (select from pg_locks where not granted and {rival.ProcessID} = any(pg_blocking_pids(pid)))", monitor);
            if ((bool)(await command.ExecuteScalarAsync())!)
            {
                return;
            }
            await Task.Delay(20);
        }
        Assert.Fail("No session is blocked by the rival: the conflict did not happen.");
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
