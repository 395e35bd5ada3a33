using WorkOrders.Domain.WorkOrders;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Tenancy;

public sealed class NewTenantTests
{
    private TemporaryDatabase _database = null!;

    [SetUp]
    public async Task AddTwoTenants()
    {
        _database = await TemporaryDatabase.Create();
        await CommandLineRun.ExecuteSuccessfully(_database.ConnectionString, "tenant", "add", "acme");
        await CommandLineRun.ExecuteSuccessfully(_database.ConnectionString, "tenant", "add", "zebra");
    }

    [TearDown]
    public async Task Drop() => await _database.DisposeAsync();

    [TestCase("acme")]
    [TestCase("zebra")]
    public async Task A_new_tenant_has_the_18_statuses_with_their_fixed_ids(string tenant) =>
        Assert.That(await QueryStatuses(tenant, "id || ' ' || code || ' ' || usable_on_api || ' ' || archived"), Is.EqualTo(
            SystemStatus.All.Select(status => $"{status.Id} {status.Code} {(status.SettableAtCreation ? "true" : "false")} false"))
                .And.Length.EqualTo(18));

    [Test]
    public async Task The_name_of_a_status_spells_out_its_code() =>
        Assert.That(await QueryStatuses("acme", "name"), Is.SupersetOf(
            new[] { "Open", "To be planned", "In progress", "Waiting further actions", "Workshop in queue" }));

    private async Task<string[]> QueryStatuses(string tenant, string column) =>
        (await _database.Ask<string[]>($"""
            select array_agg({column} order by sequence)
              from job_status
             where tenant_id = (select id from tenant where name = '{tenant}')
            """))!;
}
