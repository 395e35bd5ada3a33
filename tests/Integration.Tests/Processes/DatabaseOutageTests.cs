using System.Net;
using Npgsql;
using WorkOrders.Application.Database;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>Posts while the external database is unavailable or becomes unavailable.</summary>
[Exclusive]
public sealed class DatabaseOutageTests
{
    [Test]
    public async Task During_an_outage_a_POST_returns_503_and_it_succeeds_later()
    {
        using var tenant = await TestTenant.Create();
        await using var relay = new TcpRelay(TestDatabase.OwnerConnectionString);
        await using var api = await RunningApi.Start(relay.ConnectionString);
        using var http = tenant.ClientFor(api);
        var order = Sample.SuggestedOrder();

        AssertUnavailable(await http.Post(order), "database_unavailable");

        relay.Open();
        await api.GetService<IDatabaseState>().Started.WaitAsync(TestApi.StartTimeout);
        new[] { await http.Post(order) }.AssertCreated();

        await relay.Close();
        var next = Sample.SuggestedOrder();
        AssertUnavailable(await http.Post(next), "database_unavailable");

        relay.Open();
        new[] { await http.Post(next) }.AssertCreated();
        Assert.That(await tenant.Ask<long>("select count(*) from jobs where tenant_id = @tenant"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_connection_lost_during_a_write_returns_outcome_unknown()
    {
        using var tenant = await TestTenant.Create();
        await using var relay = new TcpRelay(TestDatabase.OwnerConnectionString);
        relay.Open();
        await using var api = await RunningApi.StartReady($"{relay.ConnectionString};Options=-c lock_timeout=0");
        using var http = tenant.ClientFor(api);
        var order = Sample.SuggestedOrder();

        Task<Answer> post;
        await using (var other = new NpgsqlConnection(TestDatabase.OwnerConnectionString))
        {
            await other.OpenAsync();
            await using var transaction = await other.BeginTransactionAsync();
            await using var hold = new NpgsqlCommand("lock table jobs in exclusive mode", other);
            await hold.ExecuteNonQueryAsync();
            post = http.Post(order);
            await tenant.Until("select exists (select from pg_locks where relation = 'jobs'::regclass and not granted)");
            await relay.Close();
        }

        var answer = await post;
        AssertUnavailable(answer, "outcome_unknown");
        Assert.That(answer["detail"], Does.Contain("stored, or nothing").And.Not.Contain("Nothing was changed"));
        await tenant.Until("select exists (select from jobs where tenant_id = @tenant)"); // the whole transaction had been sent
        relay.Open();
        Assert.That((await http.Post(order)).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(
            await tenant.Ask<string>("select count(distinct jobs_id) || ' ' || count(*) from job_planning where tenant_id = @tenant"),
            Is.EqualTo("1 1"));
    }

    private static void AssertUnavailable(Answer answer, string code)
    {
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable), answer.Text);
        Assert.That(answer.Headers["Retry-After"], Is.EqualTo("2"));
        Assert.That(answer.Json["errors"]![0]!["code"]!.ToString(), Is.EqualTo(code));
    }
}
