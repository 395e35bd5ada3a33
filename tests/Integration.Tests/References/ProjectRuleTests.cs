using System.Net;

namespace WorkOrders.Integration.Tests.References;

/// <summary>The rules between rows of master data, and references to archived rows.</summary>
public sealed class ProjectRuleTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("""{"reference_back_office": "NEW", "name": "New", "company_code": "C-310"}""", "/project/company_code no_working_address")]
    [TestCase("""{"reference_back_office": "NEW", "name": "New", "company_id": "de300000-0010-8000-8000-000000009001"}""",
        "/project/company_id no_working_address")]
    [TestCase("""{"reference_back_office": "EQ-10023", "company_code": "C-310"}""", "/project/company_code no_working_address")]
    [TestCase("""{"reference_back_office": "NEW", "name": "New", "equipment_model_code": "C18", "equipment_family_code": "HEATING"}""",
        "/project/equipment_family_code family_of_model")]
    [TestCase("""{"reference_back_office": "EQ-10023", "equipment_family_code": "HEATING"}""",
        "/project/equipment_family_code family_of_model")]
    [TestCase("""{"reference_back_office": "EQ-10023", "equipment_family": {"code": "NEW", "name": "New"}}""",
        "/project/equipment_family family_of_model")]
    [TestCase("""{"reference_back_office": "NEW", "name": "New", "_parent_reference_back_office": "NEW"}""",
        "/project/_parent_reference_back_office cycle")]
    [TestCase("""{"id": "019f0000-0000-7000-8000-00000000000c", "name": "New", "_parent_id": "019f0000-0000-7000-8000-00000000000c"}""",
        "/project/_parent_id cycle")]
    [TestCase("""{"reference_back_office": "SITE-100", "_parent_reference_back_office": "EQ-10023"}""",
        "/project/_parent_reference_back_office cycle")]
    [TestCase("""
        {"reference_back_office": "EQ-10023",
         "equipment_model": {"code": "M", "name": "M", "equipment_family": {"code": "POWER", "_parent_code": "GENERATOR"}}}
        """, "/project/equipment_model/equipment_family/_parent_code cycle")]
    [TestCase("""{"reference_back_office": "SITE-100", "equipment_family": {"code": "SITE", "_parent_code": "SITE"}}""",
        "/project/equipment_family/_parent_code cycle")]
    public async Task A_project_that_breaks_a_rule_is_refused(string project, string problem)
    {
        var before = await _tenant.Snapshot();
        var response = await _tenant.Post(Sample.Order()
            .With("""{"project_reference_back_office": null, "project": <project>}""".Replace("<project>", project)));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), response.Text);
        Assert.That(response.Problems, Is.EqualTo([problem]));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task New_rows_may_not_form_a_cycle()
    {
        var before = await _tenant.Snapshot();
        var response = await _tenant.Post(Sample.Order()
            .With("""
                {"project_reference_back_office": null,
                 "project": {"reference_back_office": "R-1", "name": "One", "_parent_reference_back_office": "R-2"}}
                """)
            .With("_parent_job", Sample.Order().With("""
                {"project_reference_back_office": null,
                 "project": {"reference_back_office": "R-2", "name": "Two", "_parent_reference_back_office": "R-1"}}
                """)));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), response.Text);
        Assert.That(response.Problems,
            Is.EquivalentTo(["/project/_parent_reference_back_office cycle", "/_parent_job/project/_parent_reference_back_office cycle"]));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_new_row_may_not_close_a_cycle_of_existing_rows()
    {
        var response = await _tenant.Post(Sample.Order()
            .With("""
                {"project_reference_back_office": null,
                 "project": {"reference_back_office": "SITE-200", "_parent_reference_back_office": "R-3"}}
                """)
            .With("_parent_job", Sample.Order().With("""
                {"project_reference_back_office": null,
                 "project": {"reference_back_office": "R-3", "name": "Three", "_parent_reference_back_office": "EQ-20001"}}
                """)));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), response.Text);
        Assert.That(response.Problems, Has.Member("/project/_parent_reference_back_office cycle"));
    }

    [TestCase("""{"reference_back_office": "FAM-1", "name": "New", "equipment_model_code": "C18"}""", "GENERATOR")]
    [TestCase("""{"reference_back_office": "FAM-2", "name": "New", "equipment_model_code": "C18", "equipment_family_code": "GENERATOR"}""",
        "GENERATOR")]
    [TestCase("""
        {"reference_back_office": "FAM-3", "name": "New",
         "equipment_model": {"code": "M-3", "name": "M", "equipment_family": {"code": "F-3", "name": "F"}}}
        """, "F-3")]
    [TestCase("""{"reference_back_office": "EQ-30002", "equipment_model_code": "S2600"}""", "LIFT-GOODS")]
    [TestCase("""{"reference_back_office": "SITE-300", "equipment_family_code": "HEATING"}""", "HEATING")]
    public async Task A_project_gets_the_family_of_its_model(string project, string family)
    {
        var response = await _tenant.Post(Sample.Order()
            .With("""{"project_reference_back_office": null, "project": <project>}""".Replace("<project>", project)));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(await _tenant.Ask<string>("""
            select f.code from project p join equipment_family f on f.tenant_id = p.tenant_id and f.id = p.equipment_family_id
            where p.tenant_id = @tenant and p.id = @id
            """, new { id = Guid.Parse(response["project_id"]!) }), Is.EqualTo(family));
    }

    [Test]
    public async Task A_project_may_have_a_parent_from_the_same_request()
    {
        var response = await _tenant.Post(Sample.Order()
            .With("""
                {"project_reference_back_office": null,
                 "project": {"reference_back_office": "UNDER", "name": "Under", "_parent_reference_back_office": "ABOVE"}}
                """)
            .With("_parent_job", Sample.Order().With("""
                {"project_reference_back_office": null, "project": {"reference_back_office": "ABOVE", "name": "Above"}}
                """)));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        var above = await _tenant.FindRow("project", "ABOVE", "reference_back_office");
        Assert.That((await _tenant.FindRow("project", "UNDER", "reference_back_office"))!["_parent_id"]!.ToString(),
            Is.EqualTo(above!["id"]!.ToString()));
    }

    [TestCase("""{"job_type_code": "RETROFIT"}""", "/job_type_code archived")]
    [TestCase("""{"job_type_code": null, "job_type": {"code": "RETROFIT"}}""", "/job_type archived")]
    [TestCase("""{"contact_id": "de300000-0011-8000-8000-000000005001"}""", "/contact_id archived")]
    [TestCase("""{"requested_by_company_id": "de300000-0010-8000-8000-000000000500"}""", "/requested_by_company_id archived")]
    [TestCase("""{"approval_responsible_user_id": "de300000-0009-8000-8000-000000000009"}""", "/approval_responsible_user_id archived")]
    [TestCase("""
        {"project_reference_back_office": null,
         "project": {"reference_back_office": "ARCH", "name": "New", "company_code": "C-500", "db_address_code": "A-500"}}
        """, "/project/company_code archived", "/project/db_address_code archived")]
    public async Task A_reference_to_an_archived_row_causes_a_warning(string fields, params string[] warnings)
    {
        var response = await _tenant.Post(Sample.Order().With(fields));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(response.Warnings, Is.EquivalentTo(warnings));
    }

    [TestCase("""{"suggested_user_code": "T09"}""", "/suggested_user_code user_archived")]
    [TestCase("""{"suggested_user": {"code": "T10"}}""", "/suggested_user user_disabled")]
    [TestCase("""{"suggested_user": {"code": "NEW", "username": "new", "lastname": "New", "archived": true, "disabled": true}}""",
        "/suggested_user user_archived", "/suggested_user user_disabled")]
    [TestCase("""{"suggested_user": {"code": "T07", "archived": true}}""", "/suggested_user user_archived")]
    public async Task An_archived_or_disabled_user_cannot_be_suggested(string fields, params string[] problems)
    {
        var before = await _tenant.Snapshot();
        var response = await _tenant.Post(Sample.Order().With(fields));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), response.Text);
        Assert.That(response.Problems, Is.EqualTo(problems));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }
}
