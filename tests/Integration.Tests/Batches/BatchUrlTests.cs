using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Database;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Batches;

/// <summary>The URLs of the requests of a batch: those of this API, and references to earlier requests.</summary>
[TestFixture(BatchFormats.Multipart)]
[TestFixture(BatchFormats.Json)]
public sealed class BatchUrlTests(BatchFormats format) : Wire.WireTestFixture
{
    [TestCase("Skill%00")]
    [TestCase("Skill(code='%00')")]
    [TestCase("http://other.example/api/Skill")]
    [TestCase("../../Skill%00")]
    [TestCase("../health/live/../../api/Skill%00?x")]
    [TestCase("//")]
    public Task A_URL_that_is_not_valid_is_refused(string url) => AssertRefused(
        async () => (await Tenant.SendBatch(format, [new("GET", "Skill"), new("GET", url)])).Outer,
        HttpStatusCode.BadRequest, "/requests/1/url malformed_batch");

    [TestCase("Skill(code='%FF')")]
    [TestCase("Skill(code='%C3%28')")]
    [TestCase("Skill(code='%zz')")]
    [TestCase("Skill(code='%2500')")]
    [TestCase("Skill(code='%')")]
    [TestCase("Skill(code='%ED%A0%80')")]
    [TestCase("Skill?$filter=code%20eq%20'%00'")]
    [TestCase("Skill?$filter=code%20eq%20'%FF'")]
    [TestCase("Skill?%")]
    public async Task An_escape_that_cannot_be_decoded_has_the_same_meaning_as_outside_of_a_batch(string url)
    {
        var batch = await Tenant.SendBatch(format, [new("GET", url)]);
        var alone = await Tenant.Send(HttpMethod.Get, $"/api/{url}");
        Assert.That(batch.Statuses, Is.EqualTo(new[] { (int)alone.Status }), batch.Outer.Text);
    }

    [Test]
    public async Task A_URL_longer_than_outside_of_a_batch_is_refused()
    {
        // In multipart, the request line has the limit of all lines.
        var pointer = format == BatchFormats.Json ? "/requests/0/url" : "/requests/0";
        await AssertRefused(
            async () => (await Tenant.SendBatch(format, [new("GET", $"Skill?{new string('x', 33_000)}")])).Outer,
            HttpStatusCode.BadRequest, $"{pointer} malformed_batch");
    }

    [TestCase("$x", "There are a, skill.")]
    [TestCase("$x/name", "There are a, skill.")]
    [TestCase("$skil", "Did you mean skill?")]
    [TestCase("$b", "There are a, skill.")]
    [TestCase("$", "There are a, skill.")]
    public async Task A_reference_to_a_request_that_is_not_an_earlier_one_is_refused(string url, string hint)
    {
        var refused = await AssertRefused(async () => (await Tenant.SendBatch(format,
        [
            new("GET", "JobType") { Id = "a" },
            new("POST", "Skill", new JsonObject { ["code"] = "S1", ["name"] = "One" }) { Id = "skill" },
            new("GET", url) { Id = "b" },
        ])).Outer, HttpStatusCode.BadRequest, "/requests/2/url malformed_batch");
        Assert.That(refused["detail"], Does.Contain("no earlier request has this id").And.EndsWith(hint));
    }

    [TestCase("$metadata", 200)]
    [TestCase("$batch", 405)]
    public async Task A_resource_whose_name_begins_like_a_reference_is_found(string url, int status)
    {
        var request = new BatchItem("GET", url) { Headers = new Dictionary<string, string> { ["Accept"] = "application/xml" } };
        Assert.That((await Tenant.SendBatch(format, [request])).Statuses, Is.EqualTo(new[] { status }));
    }

    [Test]
    public async Task Behind_a_proxy_URLs_have_the_public_host_and_prefix()
    {
        await using var api = await RunningApi.Start(
            TestDatabase.OwnerConnectionString, null, "--ForwardedHeaders:KnownProxies:0=127.0.0.1");
        await api.GetService<IDatabaseState>().Started.WaitAsync(TestApi.StartTimeout);
        api.Client.DefaultRequestHeaders.Add("X-Api-Key", Tenant.Http.DefaultRequestHeaders.GetValues("X-Api-Key"));
        api.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "erp.example");
        api.Client.DefaultRequestHeaders.Add("X-Forwarded-Prefix", "/service");
        var created = await Send(
            new("POST", "Skill", new JsonObject { ["code"] = "P1", ["name"] = "One" }) { Id = "1" },
            new("GET", "$1"),
            new("GET", "/service/api/Skill(code='P1')"),
            new("GET", "http://erp.example/service/api/Skill(code='P1')"),
            new("DELETE", "$1"));
        Assert.That(created.Statuses, Is.EqualTo(new[] { 201, 200, 200, 200, 204 }), created.Outer.Text);
        var refused = await Send(new BatchItem("GET", "/api/Skill"));
        Assert.That(refused.Outer.Problems, Is.EqualTo(new[] { "/requests/0/url malformed_batch" }));

        async Task<BatchAnswer> Send(params BatchItem[] items)
        {
            using var response = await api.Client.PostAsync("/api/$batch", BatchSender.Content(format, items));
            return await BatchAnswer.Read(response);
        }
    }
}
