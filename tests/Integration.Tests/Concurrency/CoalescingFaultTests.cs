using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.Processes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>When the database refuses one of those that are written together, or breaks off: each gets what it would have got alone.</summary>
[Exclusive]
public sealed class CoalescingFaultTests
{
    private const int Others = 20;
    private const string Halves = """
        select count(*) from jobs j where tenant_id = @tenant and suggested_date_start is not null
            and 1 <> (select count(*) from job_planning p where p.tenant_id = j.tenant_id and p.jobs_id = j.id)
        """;

    [TestCase(1)]
    [TestCase(32)]
    public async Task What_others_took_and_removed_in_between_is_the_refusal_of_those_it_concerns_alone(int most)
    {
        await using var crowd = await Crowd.Gather(most);
        (await Many.AtOnce(1, _ => crowd.Http.Post(Some.Order()))).HaveCreated();
        await crowd.Tenant.Run("insert into skill (tenant_id, id, code, name) values (@tenant, gen_random_uuid(), 'LEAVING', 'Removed by the rival')");
        await using var rival = await OpenWrite.Begin(TestDatabase.OwnerConnectionString, crowd.Tenant.Id);
        await rival.Run($"""
            with taken as (
                update jobs set reference_back_office = 'SO-TAKEN', row_version = row_version + 1 where tenant_id = '{crowd.Tenant.Id}'
                returning tenant_id, id, reference_back_office, row_version)
            insert into change_pending (tenant_id, entity, row_id, key, row_version, operation) select tenant_id, 'jobs', id, reference_back_office, row_version, 'updated' from taken
            """);
        await rival.Run($"delete from skill where tenant_id = '{crowd.Tenant.Id}' and code = 'LEAVING'");

        var answers = await crowd.Post(
            [
                Some.SuggestedOrder().With("reference_back_office", "SO-TAKEN").With("skill", New("LEFT-BEHIND")),
                Some.SuggestedOrder().With("skill_code", "LEAVING").With("job_priority", New("LEFT-BEHIND")),
                .. Enumerable.Range(0, Others).Select(_ => Some.SuggestedOrder()),
            ],
            async () =>
            {
                await crowd.Tenant.UntilSomebodyWaitsFor(rival);
                await rival.Commit();
            });

        Assert.That(answers[0].Problems, Is.EqualTo(new[] { "/reference_back_office exists" }));
        Assert.That(answers[1].Problems, Is.EqualTo(new[] { "/skill_code not_found" }));
        answers[2..].HaveCreated();
        await NothingElseIsStored(crowd, 2 + Others);
        Assert.That(await Transactions(crowd), most == 1 ? Is.EqualTo(2 + Others) : Is.LessThan(2 + Others));
    }

    [TestCase(1)]
    [TestCase(32)]
    public async Task What_the_database_refuses_for_a_reason_of_its_own_fails_alone(int most)
    {
        await using var crowd = await Crowd.Gather(most);
        await using var poison = await FailingTrigger.Put(crowd.Tenant, "SO-POISON");

        var answers = await crowd.Post(
            [
                .. Enumerable.Range(0, Others).Select(_ => Some.SuggestedOrder()),
                Some.SuggestedOrder().With("reference_back_office", "SO-POISON").With("skill", New("LEFT-BEHIND")),
            ]);

        Assert.That(answers[^1].Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        answers[..^1].HaveCreated();
        await NothingElseIsStored(crowd, 1 + Others);
        Assert.That(await poison.Tried(), most == 1 ? Is.EqualTo(2 + Others) : Is.GreaterThan(2 + Others), "orders that were refused together are tried again");
    }

    [TestCase(1)]
    [TestCase(32)]
    public async Task A_connection_that_breaks_leaves_all_that_it_carried_undecided_and_nothing_stored(int most)
    {
        await using var crowd = await Crowd.Gather(most);
        await using var rival = await OpenWrite.Begin(TestDatabase.OwnerConnectionString, crowd.Tenant.Id);
        var skill = Guid.CreateVersion7();
        await rival.Create(skill);
        JsonObject[] orders = [Some.SuggestedOrder().With("skill", New($"{skill}")), .. Enumerable.Range(0, Others).Select(_ => Some.SuggestedOrder())];

        var answers = await crowd.Post(orders, async () =>
        {
            await crowd.Tenant.UntilSomebodyWaitsFor(rival);
            Assert.That(await crowd.Tenant.Ask<bool>($"select bool_and(pg_terminate_backend(pid)) from ({Waiting.For(rival)}) waiting"));
        });

        var undecided = most == 1 ? 1 : orders.Length; // they went together, and none of them is known to be stored
        Assert.That(answers[..undecided].Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answers[..undecided].Select(answer => answer.Problems), Is.All.EqualTo(new[] { " outcome_unknown" }));
        answers[undecided..].HaveCreated();
        await NothingElseIsStored(crowd, 1 + orders.Length - undecided);
        await rival.DisposeAsync();
        (await Many.AtOnce(undecided, number => crowd.Http.Post(orders[number]))).HaveCreated();
        await NothingElseIsStored(crowd, 1 + orders.Length);
    }

    [TestCase(1)]
    [TestCase(32)]
    public async Task While_connections_break_all_the_time_what_is_answered_is_true(int most)
    {
        await using var crowd = await Crowd.Gather(most, "Application Name=broken all the time");
        var load = new Load(crowd.Http, clients: 32);
        for (var round = 0; round < 10; round++)
        {
            await load.Create(30);
            await crowd.Tenant.Run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'broken all the time'");
        }
        await load.Create(30);
        await load.Stop();

        Assert.That(load.Refused, Is.Not.Empty, "connections broke under way");
        Afterwards.RefusalsWereHonest(load);
        var stored = (await crowd.Tenant.Ask<string>("select string_agg(reference_back_office || ' ' || id, E'\n') from jobs where tenant_id = @tenant"))!.Split('\n');
        Assert.That(stored, Is.SupersetOf(load.Created.Select(created => $"{created.Key} {created.Value}")));
        var undecided = load.Refused.Count(answer => answer.Problems.Single() == " outcome_unknown");
        Assert.That(stored, Has.Length.AtMost(load.Created.Count + undecided), "only what is said to be undecided may be there besides");
        await NothingElseIsStored(crowd, stored.Length);
        Assert.That(await Transactions(crowd), most == 1 ? Is.EqualTo(stored.Length) : Is.LessThan(stored.Length));
    }

    private static async Task NothingElseIsStored(Crowd crowd, int orders)
    {
        Assert.That(await crowd.Tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant"), Is.EqualTo(orders));
        Assert.That(await crowd.Tenant.Ask<int>("select count(*) from skill where tenant_id = @tenant and code = 'LEFT-BEHIND'"), Is.Zero);
        Assert.That(await crowd.Tenant.Ask<int>("select count(*) from job_priority where tenant_id = @tenant and code = 'LEFT-BEHIND'"), Is.Zero);
        Assert.That(await crowd.Tenant.Ask<int>(Halves), Is.Zero, "suggested orders without exactly one planning entry");
        Assert.That(await crowd.Tenant.Untold(), Is.Null);
    }

    private static Task<int> Transactions(Crowd crowd) => crowd.Tenant.Ask<int>("select count(distinct tx) from jobs where tenant_id = @tenant");

    private static JsonObject New(string code) => new() { ["code"] = code, ["name"] = "New" };
}
