using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.Processes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>After a database error or a lost connection, each order of a batch gets the response that it would get alone.</summary>
[Exclusive]
public sealed class CoalescingFailureTests
{
    private const int Others = 20;
    private const string OrdersWithoutEntry = """
        select count(*) from jobs j where tenant_id = @tenant and suggested_date_start is not null
            and 1 <> (select count(*) from job_planning p where p.tenant_id = j.tenant_id and p.jobs_id = j.id)
        """;

    [TestCase(1)]
    [TestCase(32)]
    public async Task A_conflict_refuses_only_the_affected_orders(int most)
    {
        await using var clients = await ConcurrentClients.Start(most);
        (await ConcurrentRequests.Send(1, _ => clients.Http.Post(Sample.Order()))).AssertCreated();
        await clients.Tenant.Run("""
            insert into skill (tenant_id, id, code, name) values (@tenant, gen_random_uuid(), 'LEAVING', 'Removed by the rival')
            """);
        await using var rival = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, clients.Tenant.Id);
        await rival.Run($"""
            with taken as (
                update jobs set reference_back_office = 'SO-TAKEN', row_version = row_version + 1 where tenant_id = '{clients.Tenant.Id}'
                returning tenant_id, id, reference_back_office, row_version)
            insert into change_pending (tenant_id, entity, row_id, key, row_version, operation)
            select tenant_id, 'jobs', id, reference_back_office, row_version, 'updated' from taken
            """);
        await rival.Run($"delete from skill where tenant_id = '{clients.Tenant.Id}' and code = 'LEAVING'");

        var answers = await clients.Post(
            [
                Sample.SuggestedOrder().With("reference_back_office", "SO-TAKEN").With("skill", New("LEFT-BEHIND")),
                Sample.SuggestedOrder().With("skill_code", "LEAVING").With("job_priority", New("LEFT-BEHIND")),
                .. Enumerable.Range(0, Others).Select(_ => Sample.SuggestedOrder()),
            ],
            async () =>
            {
                await clients.Tenant.WaitUntilBlockedBy(rival);
                await rival.Commit();
            });

        Assert.That(answers[0].Problems, Is.EqualTo(new[] { "/reference_back_office exists" }));
        Assert.That(answers[1].Problems, Is.EqualTo(new[] { "/skill_code not_found" }));
        answers[2..].AssertCreated();
        await AssertNothingElseStored(clients, 2 + Others);
        Assert.That(await CountTransactions(clients), most == 1 ? Is.EqualTo(2 + Others) : Is.LessThan(2 + Others));
    }

    [TestCase(1)]
    [TestCase(32)]
    public async Task A_database_error_fails_only_the_order_that_caused_it(int most)
    {
        await using var clients = await ConcurrentClients.Start(most);
        await using var trigger = await FailingTrigger.Create(clients.Tenant, "SO-FAILING");

        var answers = await clients.Post(
            [
                .. Enumerable.Range(0, Others).Select(_ => Sample.SuggestedOrder()),
                Sample.SuggestedOrder().With("reference_back_office", "SO-FAILING").With("skill", New("LEFT-BEHIND")),
            ]);

        Assert.That(answers[^1].Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        answers[..^1].AssertCreated();
        await AssertNothingElseStored(clients, 1 + Others);
        Assert.That(
            await trigger.CountAttempts(),
            most == 1 ? Is.EqualTo(2 + Others) : Is.GreaterThan(2 + Others),
            "the orders of a failed batch are tried again");
    }

    [TestCase(1)]
    [TestCase(32)]
    public async Task A_broken_connection_stores_nothing_of_its_batch(int most)
    {
        await using var clients = await ConcurrentClients.Start(most);
        await using var rival = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, clients.Tenant.Id);
        var skill = Guid.CreateVersion7();
        await rival.Create(skill);
        JsonObject[] orders =
            [Sample.SuggestedOrder().With("skill", New($"{skill}")), .. Enumerable.Range(0, Others).Select(_ => Sample.SuggestedOrder())];

        var answers = await clients.Post(orders, async () =>
        {
            await clients.Tenant.WaitUntilBlockedBy(rival);
            Assert.That(
                await clients.Tenant.Ask<bool>($"select bool_and(pg_terminate_backend(pid)) from ({LockWaits.BlockedBy(rival)}) waiting"));
        });

        var unknown = most == 1 ? 1 : orders.Length; // with coalescing, the whole batch shares the broken connection
        Assert.That(answers[..unknown].Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answers[..unknown].Select(answer => answer.Problems), Is.All.EqualTo(new[] { " outcome_unknown" }));
        answers[unknown..].AssertCreated();
        await AssertNothingElseStored(clients, 1 + orders.Length - unknown);
        await rival.RollBack();
        (await ConcurrentRequests.Send(unknown, number => clients.Http.Post(orders[number]))).AssertCreated();
        await AssertNothingElseStored(clients, 1 + orders.Length);
    }

    [TestCase(1)]
    [TestCase(32)]
    public async Task Responses_stay_correct_while_connections_keep_breaking(int most)
    {
        await using var clients = await ConcurrentClients.Start(most, "Application Name=unstable");
        var load = new OrderLoad(clients.Http, clients: 32);
        for (var round = 0; round < 10; round++)
        {
            await load.WaitForCreated(30);
            await clients.Tenant.Run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'unstable'");
        }
        await load.WaitForCreated(30);
        await load.Stop();

        Assert.That(load.Refused, Is.Not.Empty, "connections broke during requests");
        RecoveryAssertions.AssertRefusalsAre503(load);
        const string Orders = "select string_agg(reference_back_office || ' ' || id, E'\n') from jobs where tenant_id = @tenant";
        var stored = (await clients.Tenant.Ask<string>(Orders))!.Split('\n');
        Assert.That(stored, Is.SupersetOf(load.Created.Select(created => $"{created.Key} {created.Value}")));
        var unknown = load.Refused.Count(answer => answer.Problems.Single() == " outcome_unknown");
        Assert.That(stored, Has.Length.AtMost(load.Created.Count + unknown), "only orders answered outcome_unknown may also be stored");
        await AssertNothingElseStored(clients, stored.Length);
        Assert.That(await CountTransactions(clients), most == 1 ? Is.EqualTo(stored.Length) : Is.LessThan(stored.Length));
    }

    private static async Task AssertNothingElseStored(ConcurrentClients clients, int orders)
    {
        Assert.That(await clients.Tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant"), Is.EqualTo(orders));
        Assert.That(
            await clients.Tenant.Ask<int>("select count(*) from skill where tenant_id = @tenant and code = 'LEFT-BEHIND'"),
            Is.Zero);
        Assert.That(
            await clients.Tenant.Ask<int>("select count(*) from job_priority where tenant_id = @tenant and code = 'LEFT-BEHIND'"),
            Is.Zero);
        Assert.That(await clients.Tenant.Ask<int>(OrdersWithoutEntry), Is.Zero, "suggested orders without exactly one planning entry");
        Assert.That(await clients.Tenant.FindFeedDifferences(), Is.Null);
    }

    private static Task<int> CountTransactions(ConcurrentClients clients) =>
        clients.Tenant.Ask<int>("select count(distinct tx) from jobs where tenant_id = @tenant");

    private static JsonObject New(string code) => new() { ["code"] = code, ["name"] = "New" };
}
