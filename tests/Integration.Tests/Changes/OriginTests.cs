using System.Net;
using System.Net.Http.Json;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Who made a change is kept with it, so that a system can leave out what it wrote itself.</summary>
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
    public void Forget() => _tenant.Dispose();

    [Test]
    public async Task What_a_request_says_of_itself_is_kept_with_each_of_its_changes()
    {
        var answer = await Post(
            ("Origin-System", "erp1"), ("X-Request-Id", "batch 7 / line 3"), ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        var told = await Read();
        Assert.That(told.Select(change => change["entity"]!.ToString()), Is.EquivalentTo(new[] { "jobs", "job_planning" }));
        Assert.That(told.Select(change => $"{change["origin"]} | {change["request_id"]} | {change["trace_id"]}"), Is.All.EqualTo("erp1 | batch 7 / line 3 | 4bf92f3577b34da6a3ce929d0e0e4736"));
        Assert.That(await Read("&exclude_origin=erp1"), Is.Empty);
        Assert.That(await Read("&exclude_origin=erp2"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_request_that_says_nothing_has_the_id_the_server_gave_it_and_no_origin()
    {
        await Post();
        var told = await Read("&exclude_origin=erp1");
        Assert.That(told.Select(change => change["origin"]), Is.All.Null.And.Exactly(2).Items);
        Assert.That(told.Select(change => change["request_id"]!.ToString()).Distinct(), Has.One.Items.And.All.Not.Empty);
    }

    [TestCase(101)]
    [TestCase(5000)]
    public async Task A_request_id_too_long_to_be_kept_gives_way_to_the_servers(int length)
    {
        Assert.That((await Post(("X-Request-Id", new string('x', length)))).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await Read())[0]["request_id"]!.ToString(), Does.Not.Contain("xx").And.Not.Empty);
    }

    [Test]
    public async Task The_longest_name_is_kept()
    {
        var longest = new string('x', 50);
        Assert.That((await Post(("Origin-System", longest))).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await Read())[0]["origin"]!.ToString(), Is.EqualTo(longest));
        Assert.That(await Read($"&exclude_origin={longest}"), Is.Empty);
    }

    [TestCase("a name of more than fifty characters, which is too long")]
    [TestCase("erp\u0007one")]
    [TestCase("erp\tone")]
    public async Task A_name_that_cannot_be_kept_is_refused_with_all_else_that_is_wrong(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs") { Content = JsonContent.Create(Some.Order().Without("name")) };
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
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs") { Content = JsonContent.Create(Some.SuggestedOrder()) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await _tenant.Http.SendAsync(request);
        return await Answer.Read(response);
    }

    /// <summary>The changes of the test itself.</summary>
    private async Task<IReadOnlyList<System.Text.Json.Nodes.JsonNode>> Read(string query = "")
    {
        var follower = new FeedReader(_tenant.Http, query);
        await follower.ReadTo(await _tenant.CountChanges());
        return follower.Changes.FindAll(change => change["position"]!.GetValue<long>() > _before);
    }
}
