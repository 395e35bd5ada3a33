using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>An embedded object that matches no row is inserted together with the objects embedded in it.</summary>
public sealed class EmbeddedInsertTests
{
    private const string Nested = """
        {"project_reference_back_office": null,
         "project": {"reference_back_office": "NEW-1", "name": "Lift", "equipment_model": {"code": "M-1", "name": "Model",
            "equipment_brand": {"code": "B-1", "name": "Brand", "sales_organization": {"code": "ORG-1", "name": "North"}},
            "equipment_family": {"code": "F-1", "name": "Family", "_parent_code": "HEATING", "sales_organization_code": "ORG-1"}}}}
        """;

    [Test]
    public async Task A_nested_object_graph_is_inserted()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.Post(Sample.Order().With(Nested));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);

        var organization = await tenant.FindRow("sales_organization", "ORG-1");
        var brand = await tenant.FindRow("equipment_brand", "B-1");
        var family = await tenant.FindRow("equipment_family", "F-1");
        var model = await tenant.FindRow("equipment_model", "M-1");
        var project = await tenant.FindRow("project", "NEW-1", "reference_back_office");
        Assert.That(Id(project), Is.EqualTo(response["project_id"]));
        Assert.That(project!["equipment_model_id"]!.ToString(), Is.EqualTo(Id(model)));
        Assert.That(model!["equipment_brand_id"]!.ToString(), Is.EqualTo(Id(brand)));
        Assert.That(model["equipment_family_id"]!.ToString(), Is.EqualTo(Id(family)));
        Assert.That(brand!["sales_organization_id"]!.ToString(), Is.EqualTo(Id(organization)));
        Assert.That(family!["sales_organization_id"]!.ToString(), Is.EqualTo(Id(organization)),
            "Its key refers to the row embedded in the brand.");
        Assert.That(family["_parent_id"]!.ToString(), Is.EqualTo("de300000-0005-8000-8000-000000000002"));
        Assert.That(project["row_version"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_nested_object_graph_that_lacks_one_field_inserts_nothing()
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.Snapshot();
        var order = Sample.Order().With(Nested);
        order["project"]!["equipment_model"]!["equipment_brand"]!["sales_organization"]!.AsObject().Remove("name");
        var response = await tenant.Post(order);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(response.Problems, Is.EqualTo(["/project/equipment_model/equipment_brand/sales_organization/name required"]),
            response.Text);
        Assert.That(await tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task Embedded_rows_keep_the_ids_given_by_the_client()
    {
        using var tenant = await TestTenant.Create();
        var (type, skill) = (Guid.NewGuid(), Guid.NewGuid());
        var response = await tenant.Post(Sample.Order().Without("job_type_code")
            .With("job_type", new JsonObject { ["id"] = type, ["code"] = "MINE", ["name"] = "Mine" })
            .With("skill", new JsonObject { ["id"] = skill, ["name"] = "Without a code" }));
        Assert.That(response["job_type_id"], Is.EqualTo(type.ToString()), response.Text);
        Assert.That(response["job_type_code"], Is.EqualTo("MINE"));
        Assert.That(response["skill_id"], Is.EqualTo(skill.ToString()));
        Assert.That(response["skill_code"], Is.Null);
    }

    [TestCase("""{"job_type_code": "NEW", "job_type": {"code": "NEW", "name": "New"}}""",
        TestName = "An unknown code with an object of that code inserts it")]
    [TestCase("""{"job_type_code": "NEW", "job_type": {"name": "New"}}""",
        TestName = "An unknown code with an object without a code inserts it")]
    [TestCase("""{"job_type_code": "NEW", "job_type": {"id": "019f0000-0000-7000-8000-0000000000aa", "name": "New"}}""",
        TestName = "A code next to an object is the code of the new row")]
    public async Task A_code_next_to_an_embedded_object_becomes_its_code(string forms)
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.Post(Sample.Order().Without("job_type_code").With(forms));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(response["job_type_code"], Is.EqualTo("NEW"));
        Assert.That(Id(await tenant.FindRow("job_type", "NEW")), Is.EqualTo(response["job_type_id"]));
    }

    [TestCase("""{"job_type": {"code": "NEW"}}""", "/job_type/name required")]
    [TestCase("""{"job_type": {"code": "NEW", "name": ""}}""", "/job_type/name required")]
    [TestCase("""{"suggested_user": {"code": "NEW", "lastname": "Last"}}""", "/suggested_user/username required")]
    [TestCase("""{"suggested_user": {"code": "NEW"}}""", "/suggested_user/username required", "/suggested_user/lastname required")]
    [TestCase("""{"project": {"reference_back_office": "NEW", "project_status": {"code": "NEW"}}}""", "/project/name required",
        "/project/project_status/name required")]
    public async Task A_new_row_needs_its_required_fields(string embedded, params string[] problems) =>
        await AssertRefused(embedded, HttpStatusCode.UnprocessableEntity, problems);

    [TestCase("""{"job_type": {"code": "NEW", "name": "123456789012345678901234567890123456789012345678901"}}""",
        "/job_type/name too_long")]
    [TestCase("""{"job_type": {"code": "REPAIR", "name": "123456789012345678901234567890123456789012345678901"}}""",
        "/job_type/name too_long")]
    [TestCase("""
        {"project": {"reference_back_office": "NEW", "name": "x",
            "equipment_model": {"code": "123456789012345678901234567890123456789012345678901", "name": "x"}}}
        """, "/project/equipment_model/code too_long")]
    [TestCase("""
        {"project": {"reference_back_office": "EQ-10023", "equipment_model": {"code": "M", "name": "x", "translations": [
            {"field_name": "name", "language_code": "nl"},
            {"field_name": "123456789012345678901234567890123456789012345678901", "language_code": "nl"}]}}}
        """, "/project/equipment_model/translations/1/field_name too_long")]
    [TestCase("""
        {"project": {"reference_back_office": "EQ-10023",
            "equipment_model": {"code": "M", "name": "x", "translations": [{"field_name": "name"}, {"language_code": "nl"}]}}}
        """,
        "/project/equipment_model/translations/0/language_code required",
        "/project/equipment_model/translations/1/field_name required")]
    [TestCase("""{"job_type": {}}""", "/job_type required")]
    [TestCase("""{"job_type": {"name": "Which?"}}""", "/job_type no_key")]
    [TestCase("""{"job_type": {"id": "00000000-0000-0000-0000-000000000000", "code": "", "name": "Which?"}}""", "/job_type no_key")]
    [TestCase("""{"_parent_job": {"name": "Which?", "job_type": {"name": "Which?"}}}""", "/_parent_job no_key",
        "/_parent_job/job_type no_key")]
    [TestCase("""
        {"project": {"reference_back_office": "EQ-10023", "equipment_model": {"code": "C18", "equipment_brand": {"name": "Which?"}}}}
        """, "/project/equipment_model/equipment_brand no_key")]
    [TestCase("""{"job_type": []}""", "/job_type required")]
    [TestCase("""{"project": {"reference_back_office": "EQ-10023", "equipment_model": "C18"}}""", "/project/equipment_model wrong_type")]
    public async Task An_invalid_embedded_object_is_refused(string embedded, params string[] problems) =>
        await AssertRefused(embedded, HttpStatusCode.BadRequest, problems);

    private static async Task AssertRefused(string embedded, HttpStatusCode status, string[] problems)
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.Snapshot();
        var order = Sample.Order().With(embedded);
        foreach (var (form, key) in new[] { ("job_type", "job_type_code"), ("project", "project_reference_back_office") })
        {
            if (order.ContainsKey(form))
            {
                order.Remove(key);
            }
        }
        var response = await tenant.Post(order);
        Assert.That(response.Status, Is.EqualTo(status), response.Text);
        Assert.That(response.Problems, Is.EquivalentTo(problems));
        Assert.That(await tenant.Snapshot(), Is.EqualTo(before));
    }

    private static string Id(JsonNode? row) => row!["id"]!.ToString();
}
