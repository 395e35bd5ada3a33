using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Batches;

/// <summary>Each request of a batch is handled as if it were sent separately.</summary>
[TestFixture(BatchFormats.Multipart)]
[TestFixture(BatchFormats.Json)]
public sealed class BatchTests(BatchFormats format)
{
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [TearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [Test]
    public async Task Requests_get_the_responses_that_they_would_get_alone()
    {
        var batch = await Send(
            new("POST", "Skill", new JsonObject { ["code"] = "S1", ["name"] = "Welding" }) { Id = "0.0" },
            new("GET", "Skill(code='S1')") { Id = "1.0" },
            new("PATCH", "Skill(code='S1')", new JsonObject { ["name"] = "Welding 2" }) { Id = "2.0" },
            new("DELETE", "Skill(code='S1')") { Id = "3.0" });

        Assert.That(batch.Outer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(batch.Outer.Headers["OData-Version"], Is.EqualTo("4.0"));
        Assert.That(batch.Outer.Headers["Content-Type"],
            Does.StartWith(format == BatchFormats.Json ? "application/json" : "multipart/mixed; boundary="));
        Assert.That(batch.Statuses, Is.EqualTo(new[] { 201, 200, 200, 204 }), batch.Outer.Text);
        Assert.That(batch["0.0"].Headers["Location"], Is.EqualTo($"{_tenant.Http.BaseAddress}api/Skill({batch["0.0"]["id"]})"));
        Assert.That(batch["1.0"].Headers["ETag"], Is.EqualTo("W/\"1\""));
        Assert.That(batch["2.0"].Headers["ETag"], Is.EqualTo("W/\"2\""));
        Assert.That(batch["2.0"].Headers["Result"], Is.EqualTo("updated"));
        Assert.That(batch["3.0"].Text, Is.Empty);
    }

    [Test]
    public async Task A_request_of_a_batch_and_the_same_request_alone_have_equal_responses()
    {
        await Send(new BatchItem("PUT", "Skill(code='S1')", new JsonObject { ["name"] = "Welding" }));
        var alone = await _tenant.Send(HttpMethod.Get, "/api/Skill(code='S1')");
        var batched = (await Send(new BatchItem("GET", "Skill(code='S1')"))).Parts.Single().Answer;
        Assert.That(JsonNode.DeepEquals(batched.Json, alone.Json), batched.Text);
        // The requests of a batch accept what OpenUI5 accepts, so that their Content-Type has more parameters.
        string[] others = ["Date", "Server", "Transfer-Encoding", "Content-Length", "Content-Type"];
        Assert.That(batched.Headers.Where(header => !others.Contains(header.Key)),
            Is.EquivalentTo(alone.Headers.Where(header => !others.Contains(header.Key))));
    }

    [Test]
    public async Task URLs_are_relative_or_absolute_paths_or_absolute()
    {
        await _tenant.Send(HttpMethod.Put, "/api/Skill(code='a%2Fb%20c')", JsonContent(new() { ["name"] = "Escaped" }));
        string[] urls = ["Skill(code='a%2Fb%20c')", "./Skill(code='a%2Fb%20c')", "/api/Skill(code='a%2Fb%20c')",
            $"{_tenant.Http.BaseAddress}api/Skill(code='a%2Fb%20c')", "Skill(code='a%2Fb c')"];
        var batch = await Send([.. urls.Select(url => new BatchItem("GET", url))]);
        Assert.That(batch.Statuses, Has.All.EqualTo(200).And.Exactly(urls.Length).Items, batch.Outer.Text);
        Assert.That(batch.Parts.Select(part => part.Answer["code"]), Has.All.EqualTo("a/b c"));
    }

    [Test]
    public async Task A_URL_can_be_as_long_as_outside_of_a_batch()
    {
        var url = $"Skill?$filter=code eq '{new string('x', 12_000)}'";
        var batch = await Send(new BatchItem("GET", url));
        var alone = await _tenant.Send(HttpMethod.Get, $"/api/{url}");
        Assert.That((batch.Statuses.Single(), alone.Status), Is.EqualTo((200, HttpStatusCode.OK)), batch.Outer.Text);
    }

    [Test]
    public async Task The_response_to_HEAD_has_no_body()
    {
        var batch = await Send(new BatchItem("HEAD", "JobType"));
        Assert.That(batch.Statuses, Is.EqualTo(new[] { 200 }), batch.Outer.Text);
        Assert.That(batch.Parts.Single().Answer.Text, Is.Empty);
    }

    [Test]
    public async Task Every_response_has_the_version_of_OData()
    {
        var batch = await Send(Skill("S1"), Skill("S1"), Skill("S2"));
        Assert.That(batch.Parts.Select(part => part.Answer.Headers["OData-Version"]), Has.All.EqualTo("4.0"), batch.Outer.Text);
    }

    [Test]
    public async Task After_a_failure_no_more_requests_are_processed()
    {
        var batch = await Send(Skill("S1"), Skill("S1"), Skill("S2"));
        Assert.That(batch.Statuses, Is.EqualTo(format == BatchFormats.Json ? new[] { 201, 409, 424 } : [201, 409]));
        Assert.That(await CountSkills("S1", "S2"), Is.EqualTo(1));
    }

    [TestCase("continue-on-error", "continue-on-error")]
    [TestCase("odata.continue-on-error=true", "odata.continue-on-error=true")]
    [TestCase("return=representation, Continue-On-Error; x=1", "continue-on-error")]
    public async Task A_client_can_prefer_to_continue(string prefer, string applied)
    {
        var batch = await _tenant.SendBatch(format, [Skill("S1"), Skill("S1"), Skill("S2")], prefer);
        Assert.That(batch.Statuses, Is.EqualTo(new[] { 201, 409, 201 }));
        Assert.That(batch.Outer.Headers["Preference-Applied"], Is.EqualTo(applied));
    }

    [Test]
    public async Task A_client_can_prefer_to_stop()
    {
        var batch = await _tenant.SendBatch(format, [Skill("S1"), Skill("S1"), Skill("S2")], "odata.continue-on-error=false");
        Assert.That(batch.Statuses.Take(2), Is.EqualTo(new[] { 201, 409 }));
        Assert.That(batch.Outer.Headers["Preference-Applied"], Is.EqualTo("odata.continue-on-error=false"));
    }

    [TestCase("POST", "Nothing", 404)]
    [TestCase("DELETE", "Skill", 405)]
    [TestCase("GET", "Skill(code='unknown')", 404)]
    [TestCase("POST", "$batch", 400)]
    [TestCase("POST", "Skill/Import", 400)]
    public async Task A_failing_request_has_the_problem_in_its_response(string method, string url, int status)
    {
        var batch = await Send(new BatchItem(method, url, new JsonObject()));
        Assert.That(batch.Statuses, Is.EqualTo(new[] { status }), batch.Outer.Text);
        Assert.That(batch.Parts[0].Answer.Json["detail"]!.ToString(), Is.Not.Empty);
        Assert.That(batch.Outer.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_batch_has_at_most_a_hundred_requests()
    {
        BatchItem[] items = [.. Enumerable.Range(0, 101).Select(_ => new BatchItem("GET", "Skill(code='GAS')"))];
        var accepted = await Send(items[..100]);
        Assert.That(accepted.Statuses, Has.Exactly(100).EqualTo(200));
        var refused = await Send(items);
        Assert.That(refused.Outer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(refused.Outer.Problems, Is.EqualTo(new[] { " too_many_requests_in_batch" }));
        Assert.That(refused.Outer["detail"], Does.Contain("at most 100"));
    }

    [Test]
    public async Task The_origin_of_the_batch_is_the_origin_of_its_changes()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/$batch")
        {
            Content = BatchSender.Content(format, [Skill("S1"), Skill("S2") with { Headers = Header("Origin-System", "other") }]),
        };
        request.Headers.Add("Origin-System", "erp");
        request.Headers.Add("X-Request-Id", "night-7");
        using var response = await _tenant.Http.SendAsync(request);
        Assert.That((await BatchAnswer.Read(response)).Statuses, Is.EqualTo(new[] { 201, 201 }));
        var history = await Task.WhenAll(((string[])["S1", "S2"])
            .Select(code => _tenant.Send(HttpMethod.Get, $"/api/Skill(code='{code}')/History")));
        Assert.That(history.Select(each => each.Json["value"]![0]!["origin"]?.ToString()), Is.EqualTo(new[] { "erp", "other" }));
        Assert.That(history.Select(each => each.Json["value"]![0]!["request_id"]?.ToString()), Has.All.EqualTo("night-7"));
    }

    [TestCase("X-Api-Key", "wo_another")]
    [TestCase("Authorization", "Basic YTpiQGM=")]
    [TestCase("Host", "other.example")]
    public async Task A_request_cannot_have_other_credentials_or_another_host_than_the_batch(string header, string value)
    {
        var before = await _tenant.Snapshot();
        var batch = await Send(Skill("S1"), Skill("S2") with { Headers = Header(header, value) });
        Assert.That(batch.Outer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(batch.Outer["detail"], Does.StartWith("Request 2 of the batch:").And.Contain(header));
        Assert.That(batch.Outer.Problems, Is.EqualTo(new[] { $"/requests/1/headers/{header} malformed_batch" }));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_request_may_repeat_the_credentials_of_the_batch()
    {
        var key = _tenant.Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single();
        Assert.That((await Send(Skill("S1") with { Headers = Header("X-Api-Key", key) })).Statuses, Is.EqualTo(new[] { 201 }));
    }

    [Test]
    public async Task A_batch_without_credentials_is_refused()
    {
        using var client = new HttpClient { BaseAddress = _tenant.Http.BaseAddress };
        using var response = await client.PostAsync("/api/$batch", BatchSender.Content(format, [Skill("S1")]));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static BatchItem Skill(string code) => new("POST", "Skill", new JsonObject { ["code"] = code, ["name"] = code });

    private static Dictionary<string, string> Header(string name, string value) => new() { [name] = value };

    private static StringContent JsonContent(JsonObject body) => new(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");

    private Task<BatchAnswer> Send(params BatchItem[] items) => _tenant.SendBatch(format, items);

    private Task<int> CountSkills(params string[] codes) => _tenant.Ask<int>(
        $"select count(*) from skill where tenant_id = @tenant and code in ('{string.Join("', '", codes)}')");
}
