using System.Diagnostics;
using System.Net;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary><c>GET api/Changes?wait=…</c>: the response waits for a change.</summary>
public sealed class ChangeWaitTests : NewChangeTests
{
    [Test]
    public async Task Changes_that_exist_are_returned_at_once()
    {
        var answer = await Get("after=0&wait=60&top=2");
        Assert.That((answer.Json["value"]!.AsArray().Count, answer["next"], answer["more"]), Is.EqualTo((2, "2", "true")));
    }

    [Test]
    public async Task The_response_waits_for_the_first_change()
    {
        var answer = Get($"after={Before}&wait=60");
        await Task.Delay(500);
        Assert.That(answer.IsCompleted, Is.False);
        await Write("erp1");
        var page = await answer.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(page.Json["value"]!.AsArray().Single()!["position"]!.GetValue<long>(), Is.EqualTo(Before + 1));
        Assert.That((page["next"], page["more"]), Is.EqualTo(($"{Before + 1}", "false")));
        Assert.That((await Get($"after={Before}")).Text, Is.EqualTo(page.Text), "the page is the same without the wait");
    }

    [Test]
    public async Task The_response_is_empty_when_the_time_is_over_and_skips_omitted_changes()
    {
        await Write("erp1");
        var started = Stopwatch.GetTimestamp();
        var answer = await Get($"after={Before}&wait=2&exclude_origin=erp1");
        Assert.That(answer.Text, Is.EqualTo($$"""{"value":[],"next":{{Before + 1}},"more":false}"""));
        Assert.That(Stopwatch.GetElapsedTime(started).TotalSeconds, Is.GreaterThan(1.9));
    }

    [Test]
    public async Task An_omitted_change_does_not_end_the_wait()
    {
        var answer = Get($"after={Before}&wait=60&exclude_origin=erp1");
        await Task.Delay(500);
        await Write("erp1");
        await Task.Delay(500);
        Assert.That(answer.IsCompleted, Is.False);
        await Write("erp2");
        var page = await answer.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(page.Json["value"]!.AsArray().Single()!["position"]!.GetValue<long>(), Is.EqualTo(Before + 2));
        Assert.That((page["next"], page["more"]), Is.EqualTo(($"{Before + 2}", "false")));
    }

    [TestCase("wait=-1")]
    [TestCase("wait=61")]
    [TestCase("wait=1.5")]
    [TestCase("wait=")]
    [TestCase("wait=long")]
    public async Task An_invalid_wait_is_refused(string query)
    {
        var answer = await Get(query);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer["detail"], Does.Contain("\"wait\" must be a whole number of seconds from 0 to 60; received \""));
    }

    [Test]
    public async Task A_stop_of_the_API_ends_the_wait_with_an_empty_page()
    {
        var api = await RunningApi.StartReady(TestDatabase.OwnerConnectionString);
        using var http = Tenant.ClientFor(api);
        var answer = http.GetAsync($"/api/Changes?after={Before}&wait=60");
        await Task.Delay(1000);
        await api.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        using var response = await answer;
        Assert.That((await Answer.Read(response)).Text, Is.EqualTo($$"""{"value":[],"next":{{Before}},"more":false}"""));
    }

    private Task<Answer> Get(string query) => Tenant.Send(HttpMethod.Get, $"/api/Changes?{query}");
}
