using System.Net;

namespace WorkOrders.Integration.Tests.References;

/// <summary><c>?on_missing=error</c>: a typo in a mapping must not create master data.</summary>
public sealed class OnMissingTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("""{"job_type_code": null, "job_type": {"code": "REPAIRS", "name": "Repair"}}""", "/job_type/code", "REPAIRS", "REPAIR")]
    [TestCase("""{"job_type_code": "REPAIRS", "job_type": {"name": "Repair"}}""", "/job_type_code", "REPAIRS", "REPAIR")]
    [TestCase("""{"job_type_code": "REPAIRS", "job_type": {"code": "REPAIRS", "name": "Repair"}}""", "/job_type/code", "REPAIRS", "REPAIR")]
    [TestCase("""{"skill": {"id": "019f0000-0000-7000-8000-000000000001", "name": "New"}}""", "/skill/id",
        "019f0000-0000-7000-8000-000000000001", null)]
    [TestCase("""{"skill": {"id": "019f0000-0000-7000-8000-000000000001", "code": "GASS"}}""", "/skill/code", "GASS", "GAS")]
    [TestCase("""
        {"project_reference_back_office": null,
         "project": {"reference_back_office": "EQ-10023", "equipment_model": {"code": "C19", "name": "New"}}}
        """, "/project/equipment_model/code", "C19", "C18")]
    [TestCase("""
        {"_parent_job": {"reference_back_office": "nowhere", "name": "New", "project_reference_back_office": "EQ-10023",
            "job_type_code": "REPAIR", "job_status_code": "Open"}}
        """, "/_parent_job/reference_back_office", "nowhere", null)]
    public async Task An_embedded_object_that_matches_no_row_is_refused(string fields, string pointer, string value, string? suggestion)
    {
        var before = await _tenant.Snapshot();
        var response = await _tenant.Post(Sample.Order().With(fields), "?on_missing=error");
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), response.Text);
        Assert.That(response.Problems, Is.EqualTo([$"{pointer} not_found"]));
        Assert.That(response.Problem(pointer)["value"]!.ToString(), Is.EqualTo(value));
        Assert.That(response.Problem(pointer)["accepted"]?[0]?.ToString(), Is.EqualTo(suggestion));
        Assert.That(response.Problem(pointer)["message"]!.ToString(), Does.Contain(value).And.Contain("on_missing=error"));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task Every_level_that_matches_no_row_is_reported()
    {
        var response = await _tenant.Post(Sample.Order().With("""
            {"project_reference_back_office": null,
             "project": {"reference_back_office": "NEW", "name": "New", "equipment_model": {"code": "M-NEW", "name": "New",
                "equipment_brand": {"code": "B-NEW", "name": "New", "sales_organization": {"code": "BE", "name": "Belgium"}}}}}
            """), "?on_missing=error");
        Assert.That(response.Problems, Is.EquivalentTo(
        [
            "/project/reference_back_office not_found", "/project/equipment_model/code not_found",
            "/project/equipment_model/equipment_brand/code not_found",
        ]), response.Text);
    }

    [Test]
    public async Task Existing_rows_are_still_found_and_updated()
    {
        var response = await _tenant.Post(Sample.Order().With("""{"skill": {"code": "HV", "description": "Up to 36 kV"}}"""),
            "?on_missing=error");
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That((await _tenant.FindRow("skill", "HV"))!["description"]!.ToString(), Is.EqualTo("Up to 36 kV"));
    }

    [TestCase("?on_missing=create", "A")]
    [TestCase("?on_missing=CREATE", "B")]
    [TestCase("", "C")]
    public async Task Create_is_the_default(string query, string code)
    {
        var response = await _tenant.Post(Sample.Order()
            .With("""{"skill": {"code": "<code>", "name": "New"}}""".Replace("<code>", code)), query);
        Assert.That(response["skill_code"], Is.EqualTo(code), response.Text);
    }

    [TestCase("?on_missing=ignore"), TestCase("?on_missing=true"), TestCase("?on_missing=create&on_missing=error"),
        TestCase("?dry_run=yes")]
    public async Task An_invalid_query_parameter_is_refused(string query)
    {
        var before = await _tenant.Snapshot();
        var response = await _tenant.Post(Sample.Order(), query);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.BadRequest), response.Text);
        Assert.That(response.Problems, Is.EqualTo([" bad_parameter"]));
        Assert.That(response.Json["errors"]![0]!["accepted"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }
}
