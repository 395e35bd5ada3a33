using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary><c>GET api/Changes</c> with <c>Accept: text/event-stream</c>: the content of the stream.</summary>
public sealed class ChangeStreamTests : NewChangeTests
{
    [Test]
    public async Task A_stream_without_a_position_starts_at_the_end_and_sends_its_position()
    {
        using var stream = await EventStream.Open(Tenant.Http);
        Assert.That(await stream.ReadBlock(), Is.EqualTo(new[] { "retry: 2000", $"id: {Before}" }));
        await Write(origin: null);
        await stream.ReadTo(Before + 1);
        Assert.That(stream.Positions, Is.EqualTo(new[] { Before + 1 }));

        var headers = stream.Response.Headers;
        Assert.That($"{stream.Response.Content.Headers.ContentType}", Is.EqualTo("text/event-stream; charset=utf-8"));
        Assert.That(stream.Response.Content.Headers.ContentEncoding, Is.Empty);
        Assert.That($"{headers.CacheControl}", Is.EqualTo("no-store"));
        Assert.That(headers.GetValues("X-Accel-Buffering"), Is.EqualTo(new[] { "no" }));
    }

    [Test]
    public async Task Events_are_the_changes_of_a_page()
    {
        using var stream = await EventStream.Open(Tenant.Http, "after=0");
        await stream.ReadTo(Before);
        var page = await Tenant.Send(HttpMethod.Get, "/api/Changes?top=5000");
        Assert.That(new JsonArray([.. stream.Changes]).ToJsonString(), Is.EqualTo(page.Json["value"]!.ToJsonString()));
    }

    [Test]
    public async Task Clients_that_reconnect_get_every_change_once_while_orders_are_created()
    {
        const int Orders = 60;
        var created = Task.WhenAll(Enumerable.Range(0, Orders).Select(async number =>
        {
            await Task.Delay(number * 20);
            new[] { await Tenant.Post(Sample.SuggestedOrder()) }.AssertCreated();
        }));
        await Task.WhenAll(created, Follow(5), Follow(17), Follow(1000));

        async Task Follow(int eventsPerConnection)
        {
            var (received, lastEventId) = (new List<long>(), $"{Before}");
            while (lastEventId != $"{Before + (Orders * 2)}")
            {
                using var stream = await EventStream.Open(Tenant.Http, "after=0", lastEventId);
                while (stream.Changes.Count < eventsPerConnection && stream.LastEventId != $"{Before + (Orders * 2)}")
                {
                    await stream.ReadBlock();
                }
                received.AddRange(stream.Positions);
                lastEventId = stream.LastEventId;
            }
            Assert.That(received, Is.EqualTo(Enumerable.Range(1, Orders * 2).Select(index => Before + index)));
        }
    }

    [Test]
    public async Task Omitted_changes_advance_the_position_with_the_heartbeat()
    {
        using var stream = await EventStream.Open(Tenant.Http, "entities=skill&exclude_origin=erp1");
        await Write("erp1");
        await Write("erp2");
        new[] { await Tenant.Post(Sample.Order()) }.AssertCreated();
        await stream.ReadTo(Before + 3);
        Assert.That(stream.Positions, Is.EqualTo(new[] { Before + 2 }));
        Assert.That(await stream.ReadBlock(), Is.EqualTo(new[] { ":" }), "the next heartbeat has no new position");

        using var resumed = await EventStream.Open(Tenant.Http, "entities=skill", stream.LastEventId);
        await Write("erp1");
        await resumed.ReadTo(Before + 4);
        Assert.That(resumed.Positions, Is.EqualTo(new[] { Before + 4 }));
    }

    [Test]
    public async Task ATenant_gets_no_changes_of_another()
    {
        using var other = await TestTenant.Create();
        var end = await other.CountChanges();
        await new FeedReader(other.Http).ReadTo(end);
        using var own = await EventStream.Open(Tenant.Http);
        using var foreign = await EventStream.Open(other.Http, "after=0");
        await Write("erp1");
        new[] { await other.Post(Sample.Order()) }.AssertCreated();
        await own.ReadTo(Before + 1);
        await foreign.ReadTo(end + 1);
        Assert.That(own.Changes.Single()["origin"]!.ToString(), Is.EqualTo("erp1"));
        Assert.That(foreign.Positions, Is.EqualTo(Enumerable.Range(1, (int)end + 1)));
        Assert.That(foreign.Changes.Select(change => change["origin"]), Is.All.Null);
    }

    [Test]
    public async Task Two_instances_send_the_same_changes()
    {
        await using var second = await RunningApi.StartReady(TestDatabase.OwnerConnectionString);
        using var http = Tenant.ClientFor(second);
        using var first = await EventStream.Open(Tenant.Http);
        using var other = await EventStream.Open(http);
        for (var number = 0; number < 5; number++)
        {
            new[] { await Tenant.Post(Sample.Order()), await http.Post(Sample.Order()) }.AssertCreated();
        }
        await first.ReadTo(Before + 10);
        await other.ReadTo(Before + 10);
        Assert.That(first.Positions, Is.EqualTo(Enumerable.Range(1, 10).Select(index => Before + index)));
        Assert.That(
            other.Changes.Select(change => change.ToJsonString()), Is.EqualTo(first.Changes.Select(change => change.ToJsonString())));
    }

    [TestCase("after=x", null, "\"after\" must be the \"next\" of an earlier response")]
    [TestCase("after=1000000", null, "\"after\" is 1000000, but the last change is ")]
    [TestCase("", "1000000", "\"after\" is 1000000, but the last change is ")]
    [TestCase("", "soon", "Last-Event-ID must be the id of an event of this stream, a whole number; received \"soon\".")]
    [TestCase("", "99999999999999999999", "Last-Event-ID must be the id of an event of this stream, a whole number")]
    [TestCase("entities=job", null, "there is no entity \"job\". Did you mean jobs?")]
    [TestCase("wait=61", null, "\"wait\" must be a whole number of seconds from 0 to 60; received \"61\".")]
    public async Task Invalid_input_is_refusedBefore_the_stream_starts(string query, string? lastEventId, string message)
    {
        using var response = await EventStream.Request(Tenant.Http, query, lastEventId);
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("application/problem+json"));
        Assert.That(answer.Json["errors"]!.AsArray().Select(error => error!["message"]!.ToString()), Has.Some.Contains(message));
    }

    [TestCase("text/event-stream", "text/event-stream; charset=utf-8")]
    [TestCase("application/json;q=0.5, text/event-stream", "text/event-stream; charset=utf-8")]
    [TestCase("text/event-stream;q=0.5, application/json", "application/json; charset=utf-8")]
    [TestCase("*/*", "application/json; charset=utf-8")]
    public async Task HEAD_returns_the_headers_of_the_accepted_format(string accept, string contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/Changes");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await Tenant.Http.SendAsync(request).WaitAsync(TimeSpan.FromSeconds(30));
        var answer = await Answer.Read(response);
        Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.OK, "")));
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo(contentType));
    }

    [TestCase("/api/Changes", "text/event-stream", "text/event-stream is not allowed in a batch; send it separately.")]
    [TestCase("/api/Changes?wait=5", "application/json", "\"wait\" is not allowed in a batch; send it separately.")]
    public async Task A_batch_neither_streams_nor_waits(string url, string accept, string message)
    {
        var batch = new JsonObject
        {
            ["requests"] = new JsonArray(new JsonObject
            {
                ["id"] = "1", ["method"] = "GET", ["url"] = url, ["headers"] = new JsonObject { ["Accept"] = accept },
            }),
        };
        var answer = await Tenant.Send(HttpMethod.Post, "/api/$batch", JsonContent.Create(batch));
        var response = answer.Json["responses"]![0]!;
        Assert.That(response["status"]!.GetValue<int>(), Is.EqualTo(400), answer.Text);
        Assert.That(response["body"]!["detail"]!.ToString(), Is.EqualTo(message));
    }
}
