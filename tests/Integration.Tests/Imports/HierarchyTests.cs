using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>A row is stored after the rows of the same entity that it refers to, wherever they are in the file.</summary>
public sealed class HierarchyTests : ImportFixture
{
    [TestCase("Project", "reference_back_office", "_parent_reference_back_office", "project", "_parent_id")]
    [TestCase("EquipmentFamily", "code", "_parent_code", "equipment_family", "_parent_id")]
    [TestCase("Company", "code", "parent_company_code", "company", "parent_id")]
    public async Task Children_may_precede_their_parents(string path, string key, string parentKey, string table, string parentId)
    {
        JsonObject Row(string own, string? parent) => new JsonObject { [key] = own, ["name"] = own }.With(parentKey, parent);
        var answer = await ImportRows(path, [Row("C", "B"), Row("B", "A"), Row("A", null)], query: "?on_existing=update");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created", "3 created" }), answer.Text);
        Assert.That(
            await Tenant.Ask<string>($"""
                select string_agg(concat(t.{key}, '<', p.{key}), ' ' order by t.{key})
                from {table} t join {table} p on p.tenant_id = t.tenant_id and p.id = t.{parentId}
                where t.tenant_id = @tenant and t.{key} in ('A', 'B', 'C')
                """),
            Is.EqualTo("B<A C<B"));
    }

    [TestCase("team_leader_user_id", "de300000-0000-4000-8000-00000000aaaa")]
    [TestCase("team_leader_user@odata.bind", "User(de300000-0000-4000-8000-00000000aaaa)")]
    public async Task A_team_leader_may_follow_the_team(string field, string value)
    {
        JsonObject User(string code) =>
            new() { ["code"] = code, ["username"] = $"{code}@example.com", ["lastname"] = code };
        var leader = User("LEADER").With("id", "de300000-0000-4000-8000-00000000aaaa").With("is_team_leader", true);
        var answer = await ImportRows("User", [User("MEMBER").With(field, value), leader]);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
    }

    [Test]
    public async Task Parents_can_be_given_by_id_or_as_a_URL([Values("_parent_id", "_parent@odata.bind")] string form)
    {
        var id = Guid.NewGuid();
        var parent = form == "_parent_id" ? $"{id}" : "EquipmentFamily(code='P')";
        var child = new JsonObject { ["code"] = "CHILD", ["name"] = "Child", [form] = parent };
        var answer = await ImportRows("EquipmentFamily", [child, new JsonObject { ["id"] = id, ["code"] = "P", ["name"] = "Parent" }]);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
    }

    [TestCase("http://other.example/api/EquipmentFamily(code='P')")]
    [TestCase("//other.example/api/EquipmentFamily(code='P')")]
    [TestCase("Skill(code='P')")]
    public async Task A_URL_of_another_host_or_entity_is_refused_at_its_row(string url)
    {
        var child = new JsonObject { ["code"] = "CHILD", ["name"] = "Child", ["_parent@odata.bind"] = url };
        var parent = new JsonObject { ["code"] = "P", ["name"] = "Parent", ["_parent_code"] = "CHILD" };
        var answer = await ImportRows("EquipmentFamily", [parent, child]);
        Assert.That(Problems(answer), Does.Contain("/1/_parent@odata.bind invalid_reference"), answer.Text);
    }

    [Test]
    public async Task Companies_that_name_each_other_as_parents_only_form_a_cycle([Values("error", "update")] string onExisting)
    {
        JsonObject Company(string own, string parent) => new() { ["code"] = own, ["name"] = own, ["parent_company_code"] = parent };
        var answer = await ImportRows("Company", [Company("A", "B"), Company("B", "A")], query: $"?on_existing={onExisting}");
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/0/parent_company_code cycle", "/1/parent_company_code cycle" }), answer.Text);
    }

    [Test]
    public async Task Projects_that_form_a_cycle_are_refused_at_their_parent_field()
    {
        JsonObject Project(string own, string parent) => new()
        {
            ["reference_back_office"] = own, ["name"] = own, ["_parent_reference_back_office"] = parent,
        };
        var answer = await ImportRows(
            "Project", [Project("A", "B"), Project("B", "A"), Project("C", "A")], query: "?mode=partial");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 refused", "2 refused", "3 refused" }), answer.Text);
        Assert.That(
            Problems(answer),
            Is.EqualTo(new[]
            {
                "/0/_parent_reference_back_office cycle", "/1/_parent_reference_back_office cycle",
                "/2/_parent_reference_back_office not_found",
            }));
        Assert.That(
            Results(answer).Last()["problems"]![0]!["message"]!.ToString(),
            Does.EndWith("Row 1 of the file would create it, but was refused."));
    }
}
