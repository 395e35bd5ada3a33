using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>A reference is set and cleared by the URL of a row: <c>x@odata.bind</c> and <c>{"@odata.id": …}</c>.</summary>
public sealed class ReferenceByUrlTests
{
    private TestTenant _tenant = null!;
    private string _order = "";
    private string _contact = "";

    [OneTimeSetUp]
    public async Task CreateOrder()
    {
        _tenant = await TestTenant.Create();
        _order = $"/api/Jobs({(await _tenant.Post(Sample.Order()))["id"]})";
        var created = await _tenant.Send(HttpMethod.Put, "/api/Contact(reference_back_office='P-URL')",
            Content("""{"lastname": "Url", "company_code": "C-100"}"""));
        _contact = created["id"]!;
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("""{"contact@odata.bind": null}""")]
    [TestCase("""{"contact@odata.bind": ""}""")]
    [TestCase("""{"contact@odata.bind": "Contact(00000000-0000-0000-0000-000000000000)"}""")]
    [TestCase("""{"contact": null}""")]
    [TestCase("""{"contact": {}}""")]
    [TestCase("""{"contact": {"@odata.id": null}}""")]
    [TestCase("""{"contact": {"id": null, "lastname": "", "archived": false}}""")]
    public async Task No_value_clears_the_reference(string message)
    {
        await Patch($$"""{"contact_id": "{{_contact}}"}""");
        var cleared = await Patch(message);
        Assert.That(cleared.Headers["Result"], Is.EqualTo("updated"), cleared.Text);
        Assert.That(cleared["contact_id"], Is.Null);
    }

    [Test]
    public async Task A_required_reference_cannot_be_cleared()
    {
        var refused = await Patch("""{"job_type@odata.bind": null}""");
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest), refused.Text);
        Assert.That(refused.Problems, Does.Contain("/job_type@odata.bind required"));
    }

    [TestCase("""{"contact@odata.bind": "Contact(reference_back_office='P-URL')"}""")]
    [TestCase("""{"contact": {"@odata.id": "Contact(reference_back_office='P-URL')"}}""")]
    [TestCase("""{"contact": {"@odata.id": "Contact({id})", "@odata.etag": "W/\"1\"", "@odata.type": "#WorkOrders.contact"}}""")]
    [TestCase("""{"contact": {"@odata.type": "#WorkOrders.contact", "@id": "Contact({id})/"}}""")]
    [TestCase("""{"contact": {"id": "{id}"}}""")]
    [TestCase("""{"contact": {"reference_back_office": "P-URL"}}""")]
    [TestCase("""{"Contact": {"id": "{id}", "reference_back_office": "P-URL"}}""")]
    [TestCase("""{"contact@odata.bind": "Contact('{id}')"}""")]
    [TestCase("""{"contact@odata.bind": "{root}api/Contact({id})"}""")]
    [TestCase("""{"contact@odata.bind": "/Contact({id})"}""")]
    public async Task A_reference_without_a_key_field_is_set(string message)
    {
        await Patch("""{"contact_id": null}""");
        var set = await Patch(message.Replace("{id}", _contact).Replace("{root}", $"{_tenant.Http.BaseAddress}"));
        Assert.That(set["contact_id"], Is.EqualTo(_contact), set.Text);
        var created = await _tenant.Post(Sample.Order().With(
            message.Replace("{id}", _contact).Replace("{root}", $"{_tenant.Http.BaseAddress}")));
        Assert.That(created["contact_id"], Is.EqualTo(_contact), created.Text);
    }

    [Test]
    public async Task A_key_that_does_not_exist_is_reported_at_the_URL()
    {
        var refused = await Patch("""{"contact@odata.bind": "Contact(reference_back_office='NOPE')"}""");
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), refused.Text);
        Assert.That(refused.Problems, Does.Contain("/contact@odata.bind not_found"));
    }

    [Test]
    public async Task An_object_cannot_change_a_row_that_cannot_be_embedded()
    {
        var set = await Patch("""{"contact": {"@odata.id": "Contact(reference_back_office='P-URL')", "lastname": "Other"}}""");
        Assert.That(set["contact_id"], Is.EqualTo(_contact), set.Text);
        Assert.That(set.Warnings, Is.EqualTo(["/contact/lastname unknown_field"]));
        var contact = await _tenant.Send(HttpMethod.Get, $"/api/Contact({_contact})");
        Assert.That(contact["lastname"], Is.EqualTo("Url"));
    }

    [TestCase("""{"contact": {"lastname": "Other"}}""", "/contact no_key")]
    [TestCase("""{"contact": "P-URL"}""", "/contact wrong_type")]
    [TestCase("""{"contact": {"@odata.id": 5}}""", "/contact/@odata.id wrong_type")]
    [TestCase("""{"contact": {"@odata.id": "Company(code='C-100')"}}""", "/contact/@odata.id invalid_reference")]
    [TestCase("""{"contact@odata.bind": "Contact(reference_back_office='P-URL')", "contact": {"reference_back_office": "P-2"}}""",
        "/contact/reference_back_office contradiction")]
    public async Task A_value_that_identifies_no_row_is_refused(string message, string problem)
    {
        var refused = await Patch(message);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest), refused.Text);
        Assert.That(refused.Problems, Is.EqualTo([problem]));
    }

    [TestCase("http://other.example/api/JobType(code='REPAIR')")]
    [TestCase("//other.example/api/JobType(code='REPAIR')")]
    [TestCase("ftp://localhost/api/JobType(code='REPAIR')")]
    [TestCase("{root}other/JobType(code='REPAIR')")]
    [TestCase("other/JobType(code='REPAIR')")]
    public async Task A_URL_that_is_not_of_this_API_is_refused(string url)
    {
        var refused = await Patch(new JsonObject
        {
            ["job_type@odata.bind"] = url.Replace("{root}", $"{_tenant.Http.BaseAddress}"),
        }.ToJsonString());
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest), refused.Text);
        Assert.That(refused.Problems, Does.Contain("/job_type@odata.bind invalid_reference"));
    }

    private Task<Answer> Patch(string message) => _tenant.Send(HttpMethod.Patch, _order, Content(message));

    private static StringContent Content(string json) => new(json, Encoding.UTF8, "application/json");
}
