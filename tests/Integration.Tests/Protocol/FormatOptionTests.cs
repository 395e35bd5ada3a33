using WorkOrders.Integration.Tests.Lists;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Protocol;

/// <summary>The format of a response follows $format, or without it the header Accept; Vary names the headers.</summary>
public sealed class FormatOptionTests
{
    private const string Skill = "/api/Skill(code='GAS')";

    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [TestCase("/api/Skill?$format=json", "application/json")]
    [TestCase("/api/Skill?format=csv", "text/csv")]
    [TestCase("/api/Skill?$FORMAT=ndjson", "application/x-ndjson")]
    [TestCase("/api/Skill?$format=application/json;odata.metadata=none", "application/json; odata.metadata=none")]
    [TestCase(Skill + "?$format=json", "application/json")]
    [TestCase(Skill + "/name?$format=json", "application/json")]
    [TestCase(Skill + "/name/$value?$format=text/plain", "text/plain")]
    [TestCase(Skill + "/History?$format=json", "application/json")]
    [TestCase("/api/Skill/$count?$format=text/plain", "text/plain")]
    [TestCase("/api?$format=json", "application/json")]
    [TestCase("/api/$metadata?$format=application/xml", "application/xml")]
    [TestCase("/api/$metadata?$format=xml", "application/xml")]
    [TestCase("/api/Changes?$format=json", "application/json")]
    public async Task The_option_takes_precedence_over_the_header(string url, string contentType)
    {
        var answer = await _tenant.Send("GET", url, null, "Accept: image/png");
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo($"{contentType}; charset=utf-8"));
        Assert.That(answer.Headers.GetValueOrDefault("Vary", ""), Does.Not.Contain("Accept,").And.Not.EqualTo("Accept"));
    }

    [Test]
    public async Task The_option_also_applies_to_writes()
    {
        var body = new System.Text.Json.Nodes.JsonObject { ["name"] = "Gas" };
        var answer = await _tenant.Send("PATCH", Skill + "?$format=json", body, "Accept: image/png");
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(answer.Warnings, Is.Empty);
        var refused = await _tenant.Send("PATCH", Skill + "?$format=csv", body);
        Assert.That(refused.Refusals(), Is.EqualTo(["$format bad_parameter"]));
    }

    [TestCase("/api/Skill?$format=xml", "bad_parameter")]
    [TestCase("/api/Skill?$format=", "bad_parameter")]
    [TestCase("/api/Skill?$format=json&format=csv", "duplicate_parameter")]
    [TestCase(Skill + "/name?$format=csv", "bad_parameter")]
    [TestCase("/api/$metadata?$format=json", "bad_parameter")]
    public async Task A_format_that_is_not_available_is_refused(string url, string code)
    {
        var answer = await _tenant.Send("GET", url, null, "Accept: application/json");
        Assert.That(answer.Refusals(), Is.EqualTo([$"$format {code}"]));
    }

    [Test]
    public async Task A_field_or_a_single_row_has_no_table()
    {
        var project = $"/api/Jobs({(await _tenant.Post(Sample.Order()))["id"]})/project";
        foreach (var url in new[] { project, $"{project}/name" })
        {
            var answer = await _tenant.Send("GET", url, null, "Accept: text/csv");
            Assert.That((int)answer.Status, Is.EqualTo(406), url);
            Assert.That(answer["detail"], Does.EndWith("accept application/json or text/json."));
            var json = await _tenant.Send("GET", url, null, "Accept: text/csv, application/json;q=0.5");
            Assert.That(json.Headers["Content-Type"], Is.EqualTo("application/json; charset=utf-8"), url);
        }
    }

    [TestCase("/api/Skill", "application/json", "Accept, Prefer")]
    [TestCase("/api/Skill", "text/csv", "Accept, Accept-Language")]
    [TestCase("/api/Skill", "application/x-ndjson", "Accept, Prefer")]
    [TestCase("/api/Skill", "image/png", "Accept")]
    [TestCase("/api/Skill/$count", "*/*", "Accept")]
    [TestCase(Skill, "*/*", "Accept, Prefer")]
    [TestCase(Skill + "/name", "*/*", "Accept")]
    [TestCase("/api/$metadata", "*/*", "Accept")]
    [TestCase("/api", "*/*", "Accept")]
    public async Task The_response_names_the_headers_on_which_it_depends(string url, string accept, string vary)
    {
        var answer = await _tenant.Send("GET", url, null, $"Accept: {accept}");
        Assert.That(answer.Headers["Vary"], Is.EqualTo(vary));
    }
}
