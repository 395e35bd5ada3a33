using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Streams of changes while the database is unavailable, while clients do not read, and when they must end.</summary>
[Exclusive]
public sealed class StreamFailureTests
{
    private TemporaryDatabase _database = null!;
    private TcpRelay _relay = null!;
    private RunningApi _api = null!;
    private string _key = null!;
    private Guid _tenant;
    private bool _isStopped;

    [SetUp]
    public async Task Start()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        _relay = new(_database.ConnectionString);
        _relay.Open();
        _api = await RunningApi.StartReady(_relay.ConnectionString, null, "--Access:CacheFor", "00:00:00");
        _key = (await _api.GetService<ITenantDirectory>().Add("acme.example", new(), CancellationToken.None)).ApiKey;
        _api.Client.DefaultRequestHeaders.Add("X-Api-Key", _key);
        _tenant = await _database.Ask<Guid>("select id from tenant");
        await new FeedReader(_api.Client).ReadTo(18);
        _isStopped = false;
    }

    [TearDown]
    public async Task Stop()
    {
        await StopApi();
        await _relay.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task A_stream_continues_after_a_database_outage_without_gaps()
    {
        using var caughtUp = await EventStream.Open(_api.Client);
        using var behind = await EventStream.Open(_api.Client, "after=0");
        await Write(3);
        await caughtUp.ReadTo(21);
        await _relay.Close();
        await Write(3);
        await Task.Delay(1500);
        _relay.Open();
        await Write(3);
        await caughtUp.ReadTo(27);
        await behind.ReadTo(27);
        Assert.That(caughtUp.Positions, Is.EqualTo(Enumerable.Range(19, 9)));
        Assert.That(behind.Positions, Is.EqualTo(Enumerable.Range(1, 27)));
    }

    [Test]
    public async Task Listeners_that_fall_behind_read_pages_and_get_every_change()
    {
        const int Changes = RecentChanges.Capacity * 3;
        using var stream = await EventStream.Open(_api.Client);
        await Insert(Changes);
        await stream.ReadTo(18 + Changes);
        Assert.That(stream.Positions, Is.EqualTo(Enumerable.Range(19, Changes)));
    }

    [Test]
    public async Task A_client_that_does_not_read_neither_delays_others_nor_the_stop_of_the_API()
    {
        await Insert(20_000);
        using var idle = await OpenWithoutReading();
        await new FeedReader(_api.Client, "&top=5000").ReadTo(20_018);
        await Task.Delay(1000);

        using var stream = await EventStream.Open(_api.Client);
        await stream.ReadBlock();
        await Write(1);
        var started = Stopwatch.GetTimestamp();
        await stream.ReadTo(20_019);
        Assert.That(Stopwatch.GetElapsedTime(started).TotalSeconds, Is.LessThan(10));

        await StopApi().WaitAsync(TimeSpan.FromSeconds(15));
        Assert.That(await stream.ReadBlock(), Is.Null, "the stream ends without an error");
    }

    [Test]
    public async Task A_revoked_key_ends_its_stream()
    {
        using var stream = await EventStream.Open(_api.Client);
        await stream.ReadBlock();
        Assert.That(await stream.ReadBlock(), Is.EqualTo(new[] { ":" }), "an accepted key keeps its stream");
        await _database.Run("delete from api_key");
        Assert.That(await stream.ReadBlock(), Is.Null);
    }

    [Test]
    public async Task A_change_is_not_sent_to_a_key_that_was_revoked_before()
    {
        using var stream = await EventStream.Open(_api.Client);
        await stream.ReadBlock();
        var poll = _api.Client.GetAsync("/api/Changes?after=18&wait=20");
        await Task.Delay(500);
        await _database.Run("delete from api_key");
        await Write(1);
        Assert.That(await stream.ReadBlock(), Is.Null, "a stream");
        using var response = await poll;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "a request that waits");
    }

    private async Task StopApi()
    {
        if (!_isStopped)
        {
            _isStopped = true;
            await _api.DisposeAsync();
        }
    }

    /// <summary>Sends a request for all changes, and never reads the response.</summary>
    private async Task<Socket> OpenWithoutReading()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(_api.Client.BaseAddress!.Host, _api.Client.BaseAddress.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /api/Changes?after=0 HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: {_key}\r\nAccept: text/event-stream\r\n\r\n"));
        return socket;
    }

    private Task Insert(int count) => _database.Run($"""
        insert into change_pending (tenant_id, entity, row_id, row_version, operation)
        select '{_tenant}', 'skill', gen_random_uuid(), 1, 'created' from generate_series(1, {count})
        """);

    private async Task Write(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await OpenTransaction.WriteAndCommit(
                _database.ConnectionString, _tenant, write => write.Create(Guid.CreateVersion7()));
        }
    }
}
