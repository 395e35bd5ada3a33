using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Application.MasterData;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.MasterData;

/// <summary>Projects have numbers: unique and rising in the tenant, however the project is created.</summary>
public sealed class ProjectNumberTests
{
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task Start() => _tenant = await TestTenant.Create();

    [TearDown]
    public void Stop() => _tenant.Dispose();

    [Test]
    public async Task The_rows_of_a_new_tenant_are_numbered_from_one()
    {
        var numbers = await Numbers();
        Assert.That(numbers, Is.Not.Empty.And.EqualTo(Enumerable.Range(1, numbers.Count)));
    }

    [Test]
    public async Task An_embedded_project_gets_the_next_number_and_the_time_of_its_creation()
    {
        var before = await Numbers();
        await _tenant.PostCreated(OrderWithProject("P-1", 4711));
        await _tenant.PostCreated(OrderWithProject("P-2"));
        Assert.That((await Numbers()).Except(before), Is.EqualTo(new[] { before.Count + 1, before.Count + 2 }));

        var project = (await _tenant.Read<Project>("P-1"))!;
        Assert.That(project.Id2, Is.EqualTo(before.Count + 1), "values that clients send are ignored");
        Assert.That(project.DateCreate, Is.EqualTo(project.ModifiedDateutc).Within(TimeSpan.FromMinutes(1)));
        Assert.That((project.DateUpdate, project.UpdatedByUserId), Is.EqualTo((project.ModifiedDateutc, (Guid?)null)));
    }

    [Test]
    public async Task A_change_keeps_the_number_and_the_time_of_creation()
    {
        await _tenant.PostCreated(OrderWithProject("P-1"));
        var created = (await _tenant.Read<Project>("P-1"))!;
        var order = OrderWithProject("P-1");
        order["project"]!["description"] = "Changed";
        await _tenant.PostCreated(order);

        var changed = (await _tenant.Read<Project>("P-1"))!;
        Assert.That((changed.Id2, changed.DateCreate, changed.RowVersion), Is.EqualTo((created.Id2, created.DateCreate, 2L)));
        Assert.That(changed.DateUpdate, Is.GreaterThan(created.DateUpdate!.Value));
    }

    [Test]
    public async Task Concurrent_creates_get_unique_numbers()
    {
        var before = (await Numbers()).Count;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => _tenant.PostCreated(OrderWithProject($"P-{number}"))));
        Assert.That(await Numbers(), Has.Count.EqualTo(before + 50).And.Unique);
    }

    [Test]
    public async Task An_import_numbers_its_projects_in_order()
    {
        var before = (await Numbers()).Count;
        var orders = new JsonArray([.. Enumerable.Range(0, 1200).Select(number => OrderWithProject($"P-{number:d4}"))]);
        using var file = new StringContent(orders.ToJsonString(), Encoding.UTF8, "application/json");
        var answer = await _tenant.Send(HttpMethod.Post, "/api/Jobs/Import", file);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(await Numbers(), Has.Count.EqualTo(before + 1200).And.Unique);
        Assert.That(await _tenant.Ask<bool>("""
            select bool_and(is_rising) from (
                select id2 > lag(id2, 1, 0) over (order by reference_back_office) as is_rising
                from project where tenant_id = @tenant and reference_back_office like 'P-%') numbered
            """), Is.True);
    }

    [Test]
    public async Task A_dry_run_and_a_refused_order_use_no_number()
    {
        await _tenant.PostCreated(OrderWithProject("P-1"));
        await _tenant.Post(OrderWithProject("P-2"), "?dry_run=true");
        Assert.That((await _tenant.Post(OrderWithProject("P-3").With("name", null))).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        await _tenant.PostCreated(OrderWithProject("P-4"));
        Assert.That((await _tenant.Read<Project>("P-4"))!.Id2, Is.EqualTo((await _tenant.Read<Project>("P-1"))!.Id2 + 1));
    }

    [Test]
    public async Task The_migration_numbers_the_projects_of_each_tenant()
    {
        await using var database = await TemporaryDatabase.CreateMigrated();
        await database.Run("""
            drop function search_text(project) cascade;
            alter table project drop column id2, drop column date_create;
            drop index jobs_project;
            insert into tenant (id, name) select gen_random_uuid(), name from unnest(array['one', 'other']) name;
            insert into project (tenant_id, id, name, modified_dateutc)
            select id, gen_random_uuid(), n::text, '2026-01-01'::timestamptz + n * interval '1 day' from tenant, generate_series(1, 3) n
            """);
        await database.Run(EmbeddedFiles.Migrations().Single(script => script.Name.Contains("0013_")).Sql);

        Assert.That(await database.Ask<string>("""
            select string_agg(t.name || p.name || ' ' || p.id2 || ' ' || (p.date_create = p.modified_dateutc), ', ' order by t.name, p.name)
            from project p join tenant t on t.id = p.tenant_id
            """), Is.EqualTo("one1 1 true, one2 2 true, one3 3 true, other1 1 true, other2 2 true, other3 3 true"));
        Assert.That(await database.Ask<string>("select string_agg(series || ' ' || next, ', ') from number_lease"),
            Is.EqualTo("project 4, project 4"));
    }

    private static JsonObject OrderWithProject(string reference, int? number = null)
    {
        var project = new JsonObject { ["reference_back_office"] = reference, ["name"] = "Boiler" };
        if (number is not null)
        {
            project["id2"] = number;
        }
        return Sample.Order().Without("project_reference_back_office").With("project", project);
    }

    private async Task<IReadOnlyList<int>> Numbers() =>
        await _tenant.Ask<int[]>("select coalesce(array_agg(id2 order by id2), '{}') from project where tenant_id = @tenant") ?? [];
}
