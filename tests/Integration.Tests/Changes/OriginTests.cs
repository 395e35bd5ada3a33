using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Each change records its origin, so that a system can filter out its own changes.</summary>
public sealed class OriginTests
{
    private TestTenant _tenant = null!;
    private long _before;

    [SetUp]
    public async Task Create()
    {
        _tenant = await TestTenant.Create();
        _before = await _tenant.CountChanges();
    }

    [TearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [Test]
    public async Task Origin_request_id_and_trace_id_are_stored_with_each_change()
    {
        var answer = await Post(
            ("Origin-System", "erp1"),
            ("X-Request-Id", "batch 7 / line 3"),
            ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        var changes = await Read();
        Assert.That(changes.Select(change => change["entity"]!.ToString()), Is.EquivalentTo(new[] { "jobs", "job_planning" }));
        Assert.That(
            changes.Select(change => $"{change["origin"]} | {change["request_id"]} | {change["trace_id"]}"),
            Is.All.EqualTo("erp1 | batch 7 / line 3 | 4bf92f3577b34da6a3ce929d0e0e4736"));
        Assert.That(await Read("&exclude_origin=erp1"), Is.Empty);
        Assert.That(await Read("&exclude_origin=erp2"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_request_without_headers_gets_a_generated_id_and_no_origin()
    {
        await Post();
        var changes = await Read("&exclude_origin=erp1");
        Assert.That(changes.Select(change => change["origin"]), Is.All.Null.And.Exactly(2).Items);
        Assert.That(changes.Select(change => change["request_id"]!.ToString()).Distinct(), Has.One.Items.And.All.Not.Empty);
    }

    [TestCase(101)]
    [TestCase(5000)]
    public async Task An_overlong_request_id_is_replaced_by_a_generated_id(int length)
    {
        Assert.That((await Post(("X-Request-Id", new string('x', length)))).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await Read())[0]["request_id"]!.ToString(), Does.Not.Contain("xx").And.Not.Empty);
    }

    [Test]
    public async Task An_origin_of_maximum_length_is_stored()
    {
        var longest = new string('x', 50);
        Assert.That((await Post(("Origin-System", longest))).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await Read())[0]["origin"]!.ToString(), Is.EqualTo(longest));
        Assert.That(await Read($"&exclude_origin={longest}"), Is.Empty);
    }

    [TestCase("a name of more than fifty characters, which is too long")]
    [TestCase("erp\u0007one")]
    [TestCase("erp\tone")]
    public async Task An_invalid_origin_is_refused_along_with_the_other_problems(string name)
    {
        using var body = JsonContent.Create(Sample.Order().Without("name"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs") { Content = body };
        request.Headers.TryAddWithoutValidation("Origin-System", name);
        using var response = await _tenant.Http.SendAsync(request);
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Problems, Is.EqualTo(new[] { " bad_header", "/name required" }));
        Assert.That(answer["detail"], Does.Contain("1 to 50 printable characters"));
        Assert.That(await _tenant.CountChanges(), Is.EqualTo(_before));
    }

    private async Task<Answer> Post(params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs") { Content = JsonContent.Create(Sample.SuggestedOrder()) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await _tenant.Http.SendAsync(request);
        return await Answer.Read(response);
    }

    /// <summary>Reads the changes made by the test.</summary>
    private async Task<IReadOnlyList<JsonNode>> Read(string query = "")
    {
        var reader = new FeedReader(_tenant.Http, query);
        await reader.ReadTo(await _tenant.CountChanges());
        return reader.Changes.FindAll(change => change["position"]!.GetValue<long>() > _before);
    }
}
