using Microsoft.Extensions.Logging.Abstractions;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Tenancy;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Tenancy;

public sealed class DemoTenantTests
{
    private TemporaryDatabase _database = null!;

    [OneTimeSetUp]
    public async Task SeedConcurrentlyAndAgain()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Seed()));
        await Seed();
    }

    [OneTimeTearDown]
    public async Task Drop() => await _database.DisposeAsync();

    [Test]
    public async Task Concurrent_and_repeated_seeding_adds_the_demo_tenant_once() =>
        Assert.That(await _database.Ask<string[]>("select array_agg(name) from tenant"), Is.EqualTo(new[] { "demo" }));

    [Test]
    public async Task Eight_technicians_can_be_dispatched() =>
        Assert.That(await QueryCodes("\"user\"", "code", "not archived and not disabled"),
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
        Assert.That(await QueryCodes("\"user\"", "code", "is_team_leader"), Is.EqualTo(new[] { "T01" }));
        Assert.That(await QueryCodes("\"user\"", "code", $"team_leader_user_id = (select id from \"user\" where code = 'T01')"),
            Is.EqualTo(new[] { "T02", "T03", "T04" }));
    }

    [Test]
    public async Task Two_of_twelve_projects_are_mobile()
    {
        Assert.That(await QueryCodes("project", "reference_back_office", "true"), Has.Length.EqualTo(12));
        Assert.That(await QueryCodes("project", "reference_back_office", "is_mobile_installation"),
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

    private Task Seed()
    {
        var owner = new OwnerDatabase(
            new ConfiguredDatabase(DatabaseConnection.Parse(_database.ConnectionString, null)),
            new Migrator(NullLogger<Migrator>.Instance));
        return new DemoTenant(owner, new Pbkdf2PasswordHasher()).Seed(CancellationToken.None);
    }
}
