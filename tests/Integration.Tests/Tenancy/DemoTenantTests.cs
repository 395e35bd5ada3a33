using System.Net;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Tenancy.Demo;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Tenancy;

public sealed class DemoTenantTests
{
    private const string IsMasterData = "reference_back_office not like 'GENT-%'";

    private TemporaryDatabase _database = null!;
    private RunningApi _api = null!;

    [OneTimeSetUp]
    public async Task SeedConcurrentlyAndAgain()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        _api = await RunningApi.StartReady(_database);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Seed(_api)));
        await Seed(_api);
    }

    [OneTimeTearDown]
    public async Task Drop()
    {
        await _api.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task Concurrent_and_repeated_seeding_adds_the_demo_tenant_once() =>
        Assert.That(await _database.Ask<string[]>("select array_agg(name) from tenant"), Is.EqualTo(new[] { "demo" }));

    [Test]
    public async Task Every_row_has_a_history_of_one_change_by_the_administrator_and_is_in_the_change_feed()
    {
        Assert.That(await _database.Ask<int>("""
            with changes as (
                select operation, row_version, entity, changed_by, origin from change_feed
                union all
                select operation, row_version, entity, changed_by, origin from change_pending
            )
            select count(*) from changes
            where operation = 'created' and row_version = 1 and changed_by = 'administrator' and entity <> 'job_status' and origin is null
            """), Is.EqualTo(DemoTenant.MasterData().Count()));
        Assert.That(await _database.Ask<string?>(FeedConsistency.DifferencesFor("(select id from tenant)")), Is.Null);
    }

    [TestCase("project")]
    [TestCase("job_planning")]
    public async Task An_interrupted_start_is_completed_by_the_next_one(string table)
    {
        await using var database = await TemporaryDatabase.CreateMigrated();
        await using var api = await RunningApi.StartReady(database);
        await database.Run($"""
            create function interrupt() returns trigger language plpgsql as $$ begin raise 'interrupted'; end $$;
            create trigger interrupt before insert on {table} for each row execute function interrupt();
            """);
        Assert.That(async () => await Seed(api), Throws.InstanceOf<Exception>());
        Assert.That(await database.Ask<int>("select count(*) from api_user"), Is.Zero);
        Assert.That(await database.Ask<int>("select count(*) from jobs"), Is.Zero, "The week is stored as a whole.");
        await database.Run($"drop trigger interrupt on {table}");
        await Seed(api);
        Assert.That((await api.GetCaller("api:demo@demo")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await database.Ask<int>("select count(*) from project"), Is.EqualTo(12 + 25));
        Assert.That(await database.Ask<int>("select count(*) from jobs"), Is.EqualTo(60));
        Assert.That(await database.Ask<int>("select max(row_version) from company"), Is.EqualTo(1), "saved rows stay as they are");
    }

    [Test]
    public async Task A_tenant_of_that_name_which_somebody_uses_stays_as_it_is()
    {
        await using var database = await TemporaryDatabase.CreateMigrated();
        await using var api = await RunningApi.StartReady(database);
        await api.GetService<ITenantDirectory>().Add("demo", new TenantChange(), CancellationToken.None);
        await Seed(api);
        Assert.That(await database.Ask<int>("select count(*) from company"), Is.Zero);
    }

    [Test]
    public async Task Eight_technicians_can_be_dispatched() =>
        Assert.That(await QueryCodes("\"user\"", "code", "not archived and not disabled and code like 'T%'"),
            Is.EqualTo(new[] { "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08" }));

    [Test]
    public async Task One_technician_is_archived_and_another_disabled()
    {
        Assert.That(await QueryCodes("\"user\"", "code", "archived"), Has.Length.EqualTo(1));
        Assert.That(await QueryCodes("\"user\"", "code", "disabled"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task One_technician_leads_a_team()
    {
        Assert.That(await QueryCodes("\"user\"", "code", "is_team_leader and code like 'T%'"), Is.EqualTo(new[] { "T01" }));
        Assert.That(await QueryCodes("\"user\"", "code", $"team_leader_user_id = (select id from \"user\" where code = 'T01')"),
            Is.EqualTo(new[] { "T02", "T03", "T04" }));
    }

    [Test]
    public async Task Two_of_twelve_projects_are_mobile()
    {
        Assert.That(await QueryCodes("project", "reference_back_office", IsMasterData), Has.Length.EqualTo(12));
        Assert.That(await QueryCodes("project", "reference_back_office", $"is_mobile_installation and {IsMasterData}"),
            Is.EqualTo(new[] { "GEN-MOB-1", "GEN-MOB-2" }));
    }

    [Test]
    public async Task Equipment_on_a_site_has_its_own_address_in_addition_to_the_address_of_the_site() =>
        Assert.That(await QueryCodes("db_address", "code", """
            id in (select unnest(array[p.db_address_id, site.db_address_id])
                from project p join project site on site.id = p._parent_id where p.reference_back_office = 'EQ-10023')
            """), Is.EqualTo(new[] { "A-100", "A-101" }));

    [Test]
    public async Task Every_project_has_the_family_of_its_model() =>
        Assert.That(await QueryCodes("project", "reference_back_office",
            "equipment_family_id <> (select m.equipment_family_id from equipment_model m where m.id = equipment_model_id)"), Is.Empty);

    [Test]
    public async Task No_project_belongs_to_a_company_without_a_working_address() =>
        Assert.That(await QueryCodes("project", "reference_back_office",
            "company_id in (select id from company where not is_working_address)"), Is.Empty);

    [Test]
    public async Task No_priority_is_the_default() =>
        Assert.That(await QueryCodes("job_priority", "code", "is_default"), Is.Empty);

    private async Task<string[]> QueryCodes(string table, string key, string condition) =>
        (await _database.Ask<string[]>(
            $"select coalesce(array_agg({key} order by {key}), array[]::text[]) from {table} where {condition}"))!;

    private static Task Seed(RunningApi api) => api.GetService<DemoTenant>().Seed(CancellationToken.None);
}
