using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Application.MasterData;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.MasterData;

/// <summary>When the family of an equipment model changes, so does the family of every project with that model.</summary>
public sealed class FamilyTests
{
    private const string Model = "VITOCROSSAL-200";
    private const string Heating = """{"equipment_family_code": "HEATING"}""";

    private TestTenant _tenant = null!;

    [SetUp]
    public async Task Start()
    {
        _tenant = await TestTenant.Create();
        await AddProjects(3);
    }

    [TearDown]
    public void Stop() => _tenant.Dispose();

    [Test]
    public async Task A_change_of_the_model_changes_its_projects_and_appears_in_the_feed()
    {
        var before = await _tenant.CountChanges();
        await Patch(Model, Heating);

        Assert.That(await Families(), Is.EqualTo("EQ-10023 HEATING 2, P1 HEATING 2, P2 HEATING 2, P3 HEATING 2"));
        var reader = new FeedReader(_tenant.Http);
        await reader.ReadTo(await _tenant.CountChanges());
        Assert.That(
            reader.Changes.Skip((int)before).Select(change => $"{change["operation"]} {change["entity"]} {change["key"]} "
                + $"{change["row_version"]} {change["changed_fields"]!.ToJsonString()}").Order(StringComparer.Ordinal),
            Is.EqualTo(new[]
            {
                $$"""updated equipment_model {{Model}} 2 ["equipment_family_id"]""",
                """updated project EQ-10023 2 ["equipment_family_id"]""",
                """updated project P1 2 ["equipment_family_id"]""",
                """updated project P2 2 ["equipment_family_id"]""",
                """updated project P3 2 ["equipment_family_id"]""",
            }));
    }

    [Test]
    public async Task A_model_that_an_order_embeds_changes_its_projects()
    {
        await _tenant.PostCreated(Embedded(new()
        {
            ["reference_back_office"] = "P1",
            ["equipment_model"] = new JsonObject { ["code"] = Model, ["equipment_family_code"] = "HEATING" },
        }));
        Assert.That(await Families(), Is.EqualTo("EQ-10023 HEATING 2, P1 HEATING 2, P2 HEATING 2, P3 HEATING 2"));
    }

    [Test]
    public async Task A_project_that_changes_in_the_same_request_gets_one_new_version()
    {
        await _tenant.PostCreated(Embedded(new()
        {
            ["reference_back_office"] = "P1",
            ["location"] = "Roof",
            ["_parent_reference_back_office"] = "SITE-100",
            ["equipment_model"] = new JsonObject { ["code"] = Model, ["equipment_family_code"] = "HEATING" },
        }));
        Assert.That(await Families(), Is.EqualTo("EQ-10023 HEATING 2, P1 HEATING 2, P2 HEATING 2, P3 HEATING 2"));
        Assert.That(await _tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public async Task A_family_that_contradicts_the_new_family_of_the_model_is_refused()
    {
        await _tenant.PostRefused(
            Embedded(new()
            {
                ["reference_back_office"] = "P1",
                ["equipment_family_code"] = "BOILER-GAS",
                ["equipment_model"] = new JsonObject { ["code"] = Model, ["equipment_family_code"] = "HEATING" },
            }),
            HttpStatusCode.UnprocessableEntity, "/project/equipment_family_code family_of_model");
    }

    [Test]
    public async Task A_model_without_a_family_leaves_the_families_of_its_projects()
    {
        await Patch(Model, """{"equipment_family_code": null}""");
        Assert.That(await Families(), Is.EqualTo("EQ-10023 BOILER-GAS 1, P1 BOILER-GAS 1, P2 BOILER-GAS 1, P3 BOILER-GAS 1"));
    }

    [Test]
    public async Task Other_changes_of_a_model_and_dry_runs_leave_its_projects()
    {
        await Patch(Model, """{"description": "Changed", "equipment_family_code": "BOILER-GAS"}""");
        await Patch("GAS-310-ECO", Heating);
        await Patch(Model, Heating, "?dry_run=true");
        Assert.That(await Families(), Is.EqualTo("EQ-10023 BOILER-GAS 1, P1 BOILER-GAS 1, P2 BOILER-GAS 1, P3 BOILER-GAS 1"));
    }

    [Test]
    public async Task The_projects_of_another_tenant_do_not_change()
    {
        using var other = await TestTenant.Create();
        await MasterDataTable.Call(other, HttpMethod.Patch, $"/api/EquipmentModel(code='{Model}')", JsonNode.Parse(Heating));
        Assert.That((await other.Read<Project>("EQ-10023"))!.EquipmentFamilyCode, Is.EqualTo("HEATING"));
        Assert.That((await _tenant.Read<Project>("EQ-10023"))!.EquipmentFamilyCode, Is.EqualTo("BOILER-GAS"));
    }

    [Test]
    public async Task Ten_thousand_projects_change_together()
    {
        await AddProjects(10_000, "MANY-");
        await Patch(Model, Heating);
        Assert.That(await _tenant.Ask<int>("""
            select count(*) from project p join equipment_family f on f.tenant_id = p.tenant_id and f.id = p.equipment_family_id
            where p.tenant_id = @tenant and f.code = 'HEATING' and p.row_version = 2
            """), Is.EqualTo(10_004));
    }

    [Test]
    public async Task Later_rows_of_an_import_use_the_new_family()
    {
        var orders = new JsonArray(
            Embedded(new()
            {
                ["reference_back_office"] = "NEW-1", ["name"] = "Before", ["equipment_model_code"] = Model,
            }),
            Sample.Order().Without("project_reference_back_office").With("project", new JsonObject
            {
                ["reference_back_office"] = "NEW-2", ["name"] = "Changes",
                ["equipment_model"] = new JsonObject { ["code"] = Model, ["equipment_family_code"] = "HEATING" },
            }),
            Embedded(new() { ["reference_back_office"] = "NEW-3", ["name"] = "After", ["equipment_model_code"] = Model }),
            Embedded(new() { ["reference_back_office"] = "P1", ["equipment_family_code"] = "HEATING" }),
            Embedded(new() { ["reference_back_office"] = "P2", ["equipment_family_code"] = "BOILER-GAS" }));
        using var file = new StringContent(orders.ToJsonString(), Encoding.UTF8, "application/json");
        var answer = await _tenant.Send(HttpMethod.Post, "/api/Jobs/Import?mode=partial", file);

        Assert.That(answer.Json["results"]!.AsArray().SelectMany(row => row!["problems"]?.AsArray() ?? [])
            .Select(problem => $"{problem!["pointer"]} {problem["code"]}"),
            Is.EqualTo(new[] { "/4/project/equipment_family_code family_of_model" }));
        Assert.That(await Families(), Is.EqualTo(
            "EQ-10023 HEATING 2, NEW-1 HEATING 2, NEW-2 HEATING 1, NEW-3 HEATING 1, P1 HEATING 2, P2 HEATING 2, P3 HEATING 2"));
        Assert.That(await _tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public async Task A_row_of_an_import_can_change_a_project_whose_family_an_earlier_row_has_changed()
    {
        var projects = new JsonArray(
            new JsonObject
            {
                ["reference_back_office"] = "P1",
                ["equipment_model"] = new JsonObject { ["code"] = Model, ["equipment_family_code"] = "HEATING" },
            },
            new JsonObject { ["reference_back_office"] = "P2", ["name"] = "Changed" },
            new JsonObject { ["reference_back_office"] = "P2", ["name"] = "Changed again" });
        using var file = new StringContent(projects.ToJsonString(), Encoding.UTF8, "application/json");
        var answer = await _tenant.Send(HttpMethod.Post, "/api/Project/Import?on_existing=update", file);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(
            await _tenant.Ask<string>("select name from project where tenant_id = @tenant and reference_back_office = 'P2'"),
            Is.EqualTo("Changed again"));
        Assert.That((await Families())!.Split(", ").Select(project => project.Split(' ')[1]), Is.All.EqualTo("HEATING"));
        Assert.That(await _tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public async Task Projects_that_are_created_while_the_family_changes_get_the_family_of_their_model()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => number % 4 == 0
            ? Patch(Model, $$"""{"equipment_family_code": "{{(number % 8 == 0 ? "HEATING" : "BOILER-GAS")}}"}""")
            : _tenant.PostCreated(Embedded(new()
            {
                ["reference_back_office"] = $"NEW-{number}", ["name"] = "Boiler", ["equipment_model_code"] = Model,
            }))));
        Assert.That(await _tenant.Ask<int>("""
            select count(*) from project p join equipment_model m on m.tenant_id = p.tenant_id and m.id = p.equipment_model_id
            where p.tenant_id = @tenant and p.equipment_family_id is distinct from m.equipment_family_id
            """), Is.Zero);
        Assert.That(await _tenant.FindFeedDifferences(), Is.Null);
    }

    private static JsonObject Embedded(JsonObject project) =>
        Sample.Order().Without("project_reference_back_office").With("project", project);

    private async Task<Answer> Patch(string model, string change, string query = "")
    {
        var answer = await MasterDataTable.Call(
            _tenant, HttpMethod.Patch, $"/api/EquipmentModel(code='{model}'){query}", JsonNode.Parse(change));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer;
    }

    private Task AddProjects(int count, string prefix = "P") => _tenant.Run($"""
        insert into project (tenant_id, id, id2, reference_back_office, name, equipment_model_id, equipment_family_id)
        select tenant_id, gen_random_uuid(), n + case '{prefix}' when 'P' then 100000 else 200000 end, '{prefix}' || n, 'Boiler',
            id, equipment_family_id
        from equipment_model m, generate_series(1, {count}) n where tenant_id = @tenant and code = '{Model}'
        """);

    /// <summary>Returns the projects with the model, each with its family and version.</summary>
    private async Task<string?> Families() => await _tenant.Ask<string>($"""
        select string_agg(concat_ws(' ', p.reference_back_office, f.code, p.row_version), ', ' order by p.reference_back_office)
        from project p
        join equipment_model m on m.tenant_id = p.tenant_id and m.id = p.equipment_model_id
        join equipment_family f on f.tenant_id = p.tenant_id and f.id = p.equipment_family_id
        where p.tenant_id = @tenant and m.code = '{Model}'
        """);
}
