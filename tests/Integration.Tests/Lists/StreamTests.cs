using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Database;
using WorkOrders.Application.Lists;
using WorkOrders.Infrastructure.Lists;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>Requests that read all rows of a list leave database connections for other requests.</summary>
public sealed class StreamTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task Insert()
    {
        _tenant = await TestTenant.Create();
        // More than two pages, and more than the buffers of a connection.
        await _tenant.Run("""
            insert into company (tenant_id, id, code, name)
            select @tenant, gen_random_uuid(), 'S' || n, repeat('x', 2000) from generate_series(1, 12000) n
            """);
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("csv")]
    [TestCase("ndjson")]
    public async Task A_stream_without_a_free_slot_returns_503_with_Retry_After(string format)
    {
        using var slots = new StreamSlots(maxReading: 1, maxStreams: 4);
        await using var api = await StartWith(slots);
        using var http = _tenant.ClientFor(api);
        var own = Enumerable.Range(0, 2).Select(_ => slots.TryAcquire(_tenant.Id)!).ToList();
        var busy = await Get(http, $"/api/Skill?$format={format}");
        Assert.That(busy.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(busy.Problems, Is.EqualTo(new[] { " streams_busy" }));
        Assert.That(busy.Headers["Retry-After"], Is.EqualTo("10"));
        Assert.That((await Get(http, "/api/Skill")).Status, Is.EqualTo(HttpStatusCode.OK), "pages have no limit");
        Assert.That(slots.TryAcquire(Guid.NewGuid()), Is.Not.Null, "other tenants have slots");

        own[0].Dispose();
        // Each response, and each refusal of a query, gives its slot back.
        foreach (var url in new[] { "/api/Skill", "/api/Skill?$filter=1 div 0 eq 1", "/api/Company?$top=3000", "/api/Skill" })
        {
            var answer = await Get(http, $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}$format={format}");
            Assert.That(answer.Status, Is.Not.EqualTo(HttpStatusCode.ServiceUnavailable), url);
        }
    }

    [Test]
    public async Task A_stream_waits_until_few_others_are_reading_and_pages_do_not()
    {
        using var slots = new StreamSlots(maxReading: 1, maxStreams: 4);
        await using var api = await StartWith(slots);
        using var http = _tenant.ClientFor(api);
        var reading = await slots.AcquireRunPermit(CancellationToken.None);
        var stream = Get(http, "/api/Skill?$format=csv");
        Assert.That((await Get(http, "/api/Skill").WaitAsync(TimeSpan.FromSeconds(30))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(stream.IsCompleted, Is.False);
        reading.Dispose();
        Assert.That((await stream.WaitAsync(TimeSpan.FromSeconds(30))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_client_that_reads_slowly_holds_no_connection()
    {
        using var slots = new StreamSlots(maxReading: 1, maxStreams: 4);
        // Without a minimum data rate, so that Kestrel does not abort the slow client.
        await using var api = await RunningApi.StartReady(TestDatabase.OwnerConnectionString, builder =>
        {
            builder.Services.AddSingleton(slots);
            builder.WebHost.ConfigureKestrel(server => server.Limits.MinResponseDataRate = null);
        });
        using var http = _tenant.ClientFor(api);
        using var slow = await http.GetAsync("/api/Company?$format=csv", HttpCompletionOption.ResponseHeadersRead);
        Assert.That(slow.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var other = await Get(http, "/api/Skill?$format=csv").WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.OK));
        var lines = (await slow.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.GreaterThan(12_000));
    }

    [TestCase("0")]
    [TestCase("10001")]
    [TestCase("many")]
    public void The_number_of_streams_has_a_range(string value) => Assert.That(
        () => Read(value, 16), Throws.TypeOf<DatabaseSetupException>().With.Message.Contains("Lists:MaxStreams"));

    [TestCase(16, 4)]
    [TestCase(3, 1)]
    public async Task A_quarter_of_the_connections_can_read_at_once(int connections, int reading)
    {
        using var slots = Read("", connections);
        for (var index = 0; index < reading; index++)
        {
            await slots.AcquireRunPermit(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
        }
        Assert.That(slots.AcquireRunPermit(CancellationToken.None).IsCompleted, Is.False);
    }

    private static StreamSlots Read(string value, int connections) => StreamLimits.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new("Lists:MaxStreams", value)]).Build(), $"Maximum Pool Size={connections}");

    private static Task<RunningApi> StartWith(StreamSlots slots) => RunningApi.StartReady(
        TestDatabase.OwnerConnectionString, builder => builder.Services.AddSingleton(slots));

    private static async Task<Answer> Get(HttpClient http, string url)
    {
        using var response = await http.GetAsync(url);
        return await Answer.Read(response);
    }
}
