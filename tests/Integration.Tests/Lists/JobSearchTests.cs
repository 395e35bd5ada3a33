using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>The search for words in work orders and in the rows to which they refer.</summary>
public sealed class JobSearchTests
{
    private const string Data = """
        insert into tenant (id, name) select tenant, tenant::text from unnest(@tenants) tenant;
        insert into job_status (tenant_id, id, name) select tenant, @status, 'Open' from unnest(@tenants) tenant;
        insert into job_type (tenant_id, id, name) select tenant, @id, 'Repair' from unnest(@tenants) tenant;
        insert into company (tenant_id, id, code, name) select tenant, @id, 'C-100', 'Bäckerei Müller' from unnest(@tenants) tenant;
        insert into db_address (tenant_id, id, street, zip, city)
        select tenant, @id, 'Veldstraat', '9000', 'Gent' from unnest(@tenants) tenant;
        insert into db_address (tenant_id, id, street, city) select tenant, @other, 'Nieuwstraat', 'Brussel' from unnest(@tenants) tenant;
        insert into project (tenant_id, id, id2, reference_back_office, name, company_id, db_address_id)
        select tenant, @id, 1, 'EQ-7', 'Oven', @id, @id from unnest(@tenants) tenant;
        """;

    private const string Order = """
        insert into jobs (tenant_id, id, id2, project_id, company_id, job_type_id, job_status_id, date_create, date_update,
            name, reference_back_office, description, customer_reference, db_address_id, db_address_street, db_address_zip, db_address_city)
        values (@tenant, @id, @number, @project, @project, @project, @status, now(), now(),
            @name, @reference, @description, @customer, @address, @street, @zip, @city)
        """;

    private static readonly Guid Tenant = Guid.NewGuid();
    private static readonly Guid OtherTenant = Guid.NewGuid();
    private static readonly Guid Project = Guid.NewGuid();
    private static readonly Guid OtherAddress = Guid.NewGuid();

    private TemporaryDatabase _database = null!;
    private NpgsqlConnection _connection = null!;

    [OneTimeSetUp]
    public async Task CreateOrders()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        await using (var owner = new NpgsqlConnection(_database.ConnectionString))
        {
            await owner.ExecuteAsync(Data, new
            {
                tenants = new[] { Tenant, OtherTenant }, status = SystemStatus.Open.Id, id = Project, other = OtherAddress,
            });
        }
        _connection = new(DatabaseConnection.Parse(_database.ConnectionString, null).Application);
        foreach (var tenant in new[] { Tenant, OtherTenant })
        {
            await Add(tenant, 101, "Repair burner", "S-1", "Shows error E09", "PO 88/1204", OtherAddress);
            await Add(tenant, 102, "Check burner flame", "S-12", "Call (first) about E09");
            await Add(tenant, 1204, "Clean", null, "The burner is dirty", null, null, "Kerkstraat", "2000", "Antwerpen");
        }
    }

    [OneTimeTearDown]
    public async Task DropDatabase()
    {
        await _connection.DisposeAsync();
        await _database.DisposeAsync();
    }

    [TestCase("repair", new[] { 101 })]
    [TestCase("E09", new[] { 101, 102 })]
    [TestCase("s-12", new[] { 102 })]
    [TestCase("kerkstraat", new[] { 1204 })]
    [TestCase("2000 antw", new[] { 1204 })]
    [TestCase("eq-7", new[] { 101, 102, 1204 })]
    [TestCase("müller", new[] { 101, 102, 1204 })]
    [TestCase("c-100 flame", new[] { 102 })]
    [TestCase("MÜLLER oven burner clean", new[] { 1204 })]
    [TestCase("veldstraat", new[] { 102, 1204 })]
    [TestCase("nieuwstraat", new[] { 101 })]
    [TestCase("müller nieuwstraat e0", new[] { 101 })]
    [TestCase("muller", new int[0])]
    [TestCase("!", new int[0])]
    public async Task An_order_is_found_by_its_texts_and_those_of_its_project_company_and_address(string query, int[] numbers) =>
        Assert.That((await Search(query)).Select(order => order.Number), Is.EquivalentTo(numbers));

    [TestCase("burner", new[] { 101, 102 }, new[] { 1204 })]
    [TestCase("1204", new[] { 1204 }, new[] { 101 })]
    [TestCase("s-1", new[] { 101 }, new[] { 102 })]
    [TestCase("PO 88/1204", new[] { 101 }, new int[0])]
    [TestCase("oven clean", new[] { 1204 }, new int[0])]
    public async Task Keys_rank_first_then_names_then_other_texts(string query, int[] first, int[] others)
    {
        var byRank = (await Search(query)).GroupBy(order => order.Rank).OrderByDescending(group => group.Key)
            .Select(group => group.Select(order => order.Number).Order()).ToList();
        Assert.That(byRank, Is.EqualTo(others.Length > 0 ? new[] { first, others } : [first]));
    }

    [Test]
    public async Task The_order_itself_ranks_before_the_rows_to_which_it_refers()
    {
        Assert.That((await Search("oven")).Select(order => order.Rank), Is.All.EqualTo(0.25f));
        Assert.That((await Search("dirty")).Single().Rank, Is.EqualTo(0.5f));
        Assert.That((await Search("clean")).Single().Rank, Is.EqualTo(0.75f));
        Assert.That((await Search("S-12")).Single().Rank, Is.EqualTo(1f));
    }

    [Test]
    public async Task The_index_on_trigrams_finds_the_orders()
    {
        await _database.Run($"""
            insert into jobs (tenant_id, id, id2, project_id, job_type_id, job_status_id, date_create, date_update, name)
            select '{OtherTenant}', gen_random_uuid(), 10000 + n, '{Project}', '{Project}', '{SystemStatus.Open.Id}', now(), now(),
                'Job ' || n
            from generate_series(1, 5000) n;
            select gin_clean_pending_list('jobs_search');
            analyze jobs
            """);
        var plan = await _connection.QueryAsync<string>(
            "explain (costs off) select id from jobs j where tenant_id = @tenant and search_text(j) like '%ob%ner%'",
            new { tenant = OtherTenant });
        Assert.That(plan, Has.Some.Contains("Bitmap Index Scan on jobs_search").And.None.Contains("Filter"));
    }

    private async Task<IEnumerable<(int Number, float Rank)>> Search(string query) => await _connection.QueryAsync<(int, float)>(
        $"""
        select j.id2, s.rank from {Infrastructure.Lists.Search.Sql(Entity.Of<Job>(), "@tenant", "@query")} s
        join jobs j on j.tenant_id = @tenant and j.id = s.id
        """, new { tenant = Tenant, query });

    private Task Add(
        Guid tenant, int number, string name, string? reference, string description, string? customer = null, Guid? address = null,
        string? street = null, string? zip = null, string? city = null) => _connection.ExecuteAsync(Order, new
        {
            tenant, id = Guid.CreateVersion7(), number, project = Project, status = SystemStatus.Open.Id,
            name, reference, description, customer, address, street, zip, city,
        });
}
