using System.Net;

namespace WorkOrders.Integration.Tests.References;

/// <summary>All forms of a reference in one request must identify the same row.</summary>
public sealed class ContradictionTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    private const string Repair = "de300000-0002-8000-8000-000000000001";
    private const string Inspect = "de300000-0002-8000-8000-000000000002";
    private const string UnknownId = "019f0000-0000-7000-8000-000000000001";

    [TestCase("""{"job_type_id": "<repair>", "job_type_code": "INSPECT"}""", "/job_type_code", "job_type_id", "REPAIR", "INSPECT",
        TestName = "Id against key")]
    [TestCase("""{"job_type_id": "<repair>", "job_type": {"id": "<inspect>"}}""", "/job_type", "job_type_id", "REPAIR", "INSPECT",
        TestName = "Id against embedded id")]
    [TestCase("""{"job_type_id": "<repair>", "job_type": {"code": "INSPECT"}}""", "/job_type", "job_type_id", "REPAIR", "INSPECT",
        TestName = "Id against embedded key")]
    [TestCase("""{"job_type_id": "<repair>", "job_type": {"code": "BRAND-NEW"}}""", "/job_type", "job_type_id", "REPAIR", "BRAND-NEW",
        TestName = "Id against embedded key that is new")]
    [TestCase("""{"job_type_code": "REPAIR", "job_type": {"code": "INSPECT"}}""", "/job_type", "job_type_code", "REPAIR", "INSPECT",
        TestName = "Key against embedded key")]
    [TestCase("""{"job_type_code": "REPAIR", "job_type": {"code": "BRAND-NEW"}}""", "/job_type", "job_type_code", "REPAIR", "BRAND-NEW",
        TestName = "Key against embedded key that is new")]
    [TestCase("""{"job_type_code": "REPAIR", "job_type": {"id": "<inspect>"}}""", "/job_type", "job_type_code", "REPAIR", "INSPECT",
        TestName = "Key against embedded id")]
    [TestCase("""{"job_type_code": "REPAIR", "job_type": {"id": "<unknown>", "name": "New"}}""", "/job_type", "job_type_code", "REPAIR",
        UnknownId, TestName = "Key against embedded id that is new")]
    [TestCase("""{"job_type": {"id": "<repair>", "code": "INSPECT"}}""", "/job_type", "job_type", "REPAIR", "INSPECT",
        TestName = "Embedded id against embedded key")]
    [TestCase("""{"job_type": {"id": "<unknown>", "code": "INSPECT"}}""", "/job_type", "job_type", UnknownId, "INSPECT",
        TestName = "Embedded id that is new against embedded key")]
    [TestCase("""{"job_type_id": "<repair>", "job_type_code": "INSPECT", "job_type": {"id": "<repair>"}}""", "/job_type", "job_type_code",
        "REPAIR", "INSPECT", TestName = "Key against id and embedded id")]
    public async Task Forms_that_identify_different_rows_contradict_each_other(string forms, string pointer, string form,
        string first, string second)
    {
        var before = await _tenant.Snapshot();
        var response = await _tenant.Post(Sample.Order().Without("job_type_code").With(FillIds(forms)));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), response.Text);
        Assert.That(response.Problems, Is.EqualTo([$"{pointer} contradiction"]));
        Assert.That(response.Problem(pointer)["message"]!.ToString(), Does.Contain(form).And.Contain(first).And.Contain(second));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [TestCase("""{"job_type_code": "REPAIRS", "job_type": {"id": "<repair>"}}""", "/job_type_code not_found", "/job_type contradiction")]
    [TestCase("""{"job_type_id": "<unknown>", "job_type": {"code": "REPAIR"}}""", "/job_type_id not_found", "/job_type contradiction")]
    [TestCase("""{"job_type_id": "<unknown>", "job_type_code": "REPAIR"}""", "/job_type_id not_found")]
    [TestCase("""{"job_type_id": "<repair>", "job_type_code": "REPAIRS"}""", "/job_type_code not_found")]
    [TestCase("""{"job_type_id": "<unknown>", "job_type_code": "REPAIRS", "job_type": {"id": "<inspect>", "code": "INSPECT"}}""",
        "/job_type_id not_found", "/job_type_code not_found", "/job_type contradiction")]
    public async Task An_unknown_form_is_also_reported(string forms, params string[] problems)
    {
        var before = await _tenant.Snapshot();
        var response = await _tenant.Post(Sample.Order().Without("job_type_code").With(FillIds(forms)));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), response.Text);
        Assert.That(response.Problems, Is.EquivalentTo(problems));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_nested_contradiction_is_reported_at_its_pointer()
    {
        var response = await _tenant.Post(Sample.Order().With("""
            {"project_reference_back_office": null,
             "project": {"reference_back_office": "EQ-10023",
                "equipment_model": {"code": "VITOCROSSAL-200", "equipment_brand_code": "VIE",
                    "equipment_brand": {"code": "REM", "sales_organization_code": "BE", "sales_organization": {"code": "LU"}}}}}
            """));
        Assert.That(response.Problems, Is.EquivalentTo(
        [
            "/project/equipment_model/equipment_brand contradiction",
            "/project/equipment_model/equipment_brand/sales_organization contradiction",
        ]), response.Text);
    }

    [Test]
    public async Task The_forms_of_the_parent_order_must_identify_one_order()
    {
        var (first, second) = (await _tenant.Post(Sample.Order()), await _tenant.Post(Sample.Order()));
        var response = await _tenant.Post(Sample.Order()
            .With("_parent_id", first["id"]).With("_parent_jobs_reference_back_office", second["reference_back_office"]));
        Assert.That(response.Problems, Is.EqualTo(["/_parent_jobs_reference_back_office contradiction"]), response.Text);
        response = await _tenant.Post(Sample.Order()
            .With("_parent_id", first["id"])
            .With("""{"_parent_job": {"reference_back_office": "<other>"}}""".Replace("<other>", second["reference_back_office"])));
        Assert.That(response.Problems, Is.EqualTo(["/_parent_job contradiction"]), response.Text);
    }

    private static string FillIds(string forms) =>
        forms.Replace("<repair>", Repair).Replace("<inspect>", Inspect).Replace("<unknown>", UnknownId);
}
