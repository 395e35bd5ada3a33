using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.MasterData;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Protocol;

/// <summary>URLs in any letter case and with a trailing slash reach their endpoint; a path with an empty segment does not exist.</summary>
public sealed class UrlFormTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [TestCase("GET", "/api/Skill(code='GAS')/")]
    [TestCase("GET", "/api/skill(code='GAS')")]
    [TestCase("GET", "/API/SKILL(code='GAS')")]
    [TestCase("GET", "/api/Skill(code='G%41S')/")]
    [TestCase("GET", "/api/Skill(code='GAS')/History/")]
    [TestCase("GET", "/api/skill(code='GAS')/history")]
    [TestCase("GET", "/api/Skill(CODE='GAS')")]
    [TestCase("GET", "/api/Skill(Code='GAS')/NAME/$VALUE")]
    [TestCase("GET", "/api/Skill/$COUNT")]
    [TestCase("GET", "/api/$METADATA")]
    [TestCase("GET", "/api/Changes/")]
    [TestCase("GET", "/api/changes")]
    [TestCase("POST", "/api/Jobs/?dry_run=true")]
    [TestCase("POST", "/api/jobs?dry_run=true")]
    [TestCase("PUT", "/api/Jobs(reference_back_office='NEW')/?dry_run=true")]
    [TestCase("PATCH", "/api/jobs(reference_back_office='NEW')?dry_run=true")]
    public async Task Every_form_of_a_URL_reaches_the_endpoint(string method, string path)
    {
        var answer = await _tenant.Send(method, path, method == "GET" ? null : Sample.Order().Without("reference_back_office"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    [Test]
    public async Task An_order_can_be_read_by_its_id_with_a_trailing_slash()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        foreach (var url in new[] { $"{order.Url()}/", $"/api/Jobs/{order["id"]}/", $"/api/JOBS({order["id"]})/tree/" })
        {
            Assert.That((await _tenant.Send("GET", url))["id"], Is.EqualTo(order["id"]), url);
        }
    }

    [Test]
    public async Task Names_of_keys_and_references_are_case_insensitive()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var url = $"/api/Jobs(ID={order["id"]})";
        Assert.That((await _tenant.Send("GET", url))["id"], Is.EqualTo(order["id"]));
        Assert.That((await _tenant.Send("GET", $"{url}/JOB_PLANNING/$COUNT")).Text, Is.EqualTo("0"));
        var body = new JsonObject { ["@odata.id"] = "jobtype(CODE='INSPECT')" };
        var changed = await _tenant.Send("PUT", $"{url}/Job_Type/$REF", body);
        Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.NoContent), changed.Text);
        Assert.That((await _tenant.Send("GET", $"{url}/JOB_TYPE/$ref")).Text, Does.Contain("/api/JobType("));
        Assert.That((await _tenant.Send("GET", url))["job_type_code"], Is.EqualTo("INSPECT"));
    }

    [TestCase("GET", "/api//Skill(code='GAS')")]
    [TestCase("GET", "//api/Skill(code='GAS')")]
    [TestCase("GET", "/api/Skill//(code='GAS')")]
    [TestCase("GET", "/api/Skill(code='GAS')//History")]
    [TestCase("GET", "/api/Skill(code='GAS')//")]
    [TestCase("GET", "/api/Changes//")]
    [TestCase("POST", "/api//Jobs")]
    [TestCase("POST", "/api/Jobs//")]
    public async Task A_path_with_an_empty_segment_does_not_exist(string method, string path)
    {
        var answer = await _tenant.Send(method, $"{_tenant.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)}{path}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound), answer.Text);
        Assert.That(answer.Problems, Is.EqualTo(new[] { " not_found" }));
    }

    [TestCase("(code='GAS')/$value")]
    [TestCase("(code='GAS')/$ref")]
    [TestCase("(code='GAS')/name/$value/name")]
    [TestCase("(code='GAS')/name/$value/$value")]
    [TestCase("/Import/name")]
    public async Task A_path_below_a_row_that_does_not_exist_returns_404(string below)
    {
        var answer = await _tenant.Send("GET", $"/api/Skill{below}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound), answer.Text);
        Assert.That(answer.Problems, Is.EqualTo(new[] { " not_found" }));
    }

    [TestCase("job_type/job_status", HttpStatusCode.NotFound)]
    [TestCase("job_planning/$count", HttpStatusCode.OK)]
    [TestCase("project/db_address/company", HttpStatusCode.OK)]
    [TestCase("project/db_address/company/db_country", HttpStatusCode.NotFound)]
    public async Task A_path_has_at_most_three_segments_below_a_row(string path, HttpStatusCode status)
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var answer = await _tenant.Send("GET", $"{order.Url()}/{path}");
        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
    }
}
