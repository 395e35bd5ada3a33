using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>The behavior of embedded mode, with a data source that only reports that it is embedded.</summary>
public sealed class EmbeddedModeTests
{
    private TemporaryDatabase _database = null!;
    private RunningApi _api = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        _api = await StartEmbedded(_database);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _api.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task The_demo_tenant_signs_in_with_its_public_password()
    {
        await using var database = await TemporaryDatabase.Create();
        for (var start = 0; start < 2; start++)
        {
            await using var api = await StartEmbedded(database);
            using var response = await api.GetCaller("api:demo@demo");
            Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("api@demo UTC"));
        }
    }

    [Test]
    public async Task The_demo_tenant_has_a_user_for_each_role()
    {
        using var browser = new Browser(_api.Client.BaseAddress);
        foreach (var (user, role) in new[]
        {
            ("api", "admin"), ("dispatcher", "dispatcher"), ("viewer", "viewer"), ("technician", "technician"),
        })
        {
            Assert.That((await browser.SignIn($"{user}:demo@demo")).Status, Is.EqualTo(HttpStatusCode.NoContent));
            var session = await browser.GetSession();
            Assert.That(session["role"], Is.EqualTo(role));
            Assert.That((string?)session.Json["technician"]?["code"], Is.EqualTo(role == "technician" ? "G02" : null));
        }
    }

    [Test]
    public async Task An_older_demo_tenant_gets_the_missing_users()
    {
        await using var database = await TemporaryDatabase.CreateMigrated();
        await using (await StartEmbedded(database))
        {
            await database.Run("delete from api_user where name <> 'api'; update api_user set disabled = true");
        }
        await using var api = await StartEmbedded(database);
        Assert.That(await database.Ask<string>("select string_agg(name, ' ' order by name) from api_user where not disabled"),
            Is.EqualTo("dispatcher technician viewer"));
    }

    [TestCase(null, 204)]
    [TestCase("localhost:5080", 204)]
    [TestCase("[::1]", 204)]
    [TestCase("evil.example", 404)]
    [TestCase("127.0.0.1.evil.example", 404)]
    public async Task The_demo_needs_no_password_on_this_machine(string? host, int expected)
    {
        using var browser = new Browser(_api.Client.BaseAddress);
        (string, string)[] headers = host is null ? [] : [("Host", host)];
        Assert.That((int)(await browser.Send(HttpMethod.Get, "/session/demo", null, headers)).Status, Is.EqualTo(expected));
        Assert.That((int)(await browser.Send(HttpMethod.Post, "/session/demo", null, headers)).Status, Is.EqualTo(expected));
        var session = await browser.GetSession();
        Assert.That(session.Status, Is.EqualTo(expected == 204 ? HttpStatusCode.OK : HttpStatusCode.Unauthorized));
        Assert.That(expected == 404 || session["user"] == "dispatcher", session.Text);
        browser.Site = "cross-site";
        Assert.That((await browser.Send(HttpMethod.Post, "/session/demo")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("X-Forwarded-For", "203.0.113.9")]
    [TestCase("Forwarded", "for=203.0.113.9")]
    public async Task The_demo_is_not_offered_through_a_proxy(string name, string value)
    {
        using var browser = new Browser(_api.Client.BaseAddress);
        Assert.That((int)(await browser.Send(HttpMethod.Get, "/session/demo", null, (name, value))).Status, Is.EqualTo(404));
        Assert.That((int)(await browser.Send(HttpMethod.Post, "/session/demo", null, (name, value))).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Outside_embedded_mode_there_is_no_demo_tenant()
    {
        await using var database = await TemporaryDatabase.CreateMigrated();
        await using var api = await RunningApi.StartReady(database);
        Assert.That(await database.Ask<long>("select count(*) from tenant"), Is.Zero);
        using var browser = new Browser(api.Client.BaseAddress);
        Assert.That((await browser.Send(HttpMethod.Get, "/session/demo")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await browser.Send(HttpMethod.Post, "/session/demo")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static Task<RunningApi> StartEmbedded(TemporaryDatabase database) => RunningApi.StartReady(database, builder =>
        builder.Services.AddSingleton<IDatabaseSource>(new FakeEmbeddedSource(DatabaseConnection.Parse(database.ConnectionString, null))));

    private sealed class FakeEmbeddedSource(DatabaseConnection connection) : IDatabaseSource
    {
        public bool IsEmbedded => true;

        public DatabaseConnection Connection => connection;

        public Task Open(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
