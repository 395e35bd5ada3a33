using System.Net;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>A credential can be linked to the technician to whom it belongs; requests then have this technician as their caller.</summary>
public sealed class TechnicianLinkTests
{
    private static readonly Guid Technician = Guid.Parse("00000000-0000-0000-0000-0000000000f5");

    private TemporaryDatabase _database = null!;
    private InitialCredentials _first = null!;

    [SetUp]
    public async Task AddTenant()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        await using var api = await RunningApi.StartReady(_database);
        _first = await api.GetService<ITenantDirectory>().Add("acme", new TenantChange(), CancellationToken.None);
        await _database.Run($"""
            insert into "user" (tenant_id, id, code, username, lastname)
            select id, '{Technician}', 'T05', 't05', 'Peeters' from tenant where name = 'acme'
            """);
    }

    [TearDown]
    public async Task Drop() => await _database.DisposeAsync();

    private string Password => $"{_first.UserName}:{_first.Password}@acme";

    [Test]
    public async Task A_credential_belongs_to_no_technician_until_it_is_linked()
    {
        await using var api = await RunningApi.StartReady(_database);
        Assert.That(await TechnicianByKey(api), Is.Empty);
        Assert.That(await TechnicianByPassword(api), Is.Empty);
    }

    [Test]
    public async Task A_linked_key_belongs_to_its_technician_until_it_is_unlinked()
    {
        Assert.That(
            await RunCommand("key", "link", "acme", "first", "T05"),
            Is.EqualTo("Linked the key first of acme to the technician T05.\n"));
        Assert.That(await RunCommand("key", "list", "acme"), Does.Match(@"^first  created \S+ \S+  role admin  technician T05\n$"));
        await using var api = await RunningApi.StartReady(_database, null, "--Access:CacheFor=00:00:00");
        Assert.That(await TechnicianByKey(api), Is.EqualTo($"{Technician}"));
        Assert.That(await TechnicianByPassword(api), Is.Empty);

        Assert.That(
            await RunCommand("key", "unlink", "acme", "first"),
            Is.EqualTo("Unlinked the key first of acme from its technician.\n"));
        Assert.That(await RunCommand("key", "list", "acme"), Does.Match(@"^first  created \S+ \S+  role admin\n$"));
        Assert.That(await TechnicianByKey(api), Is.Empty);
    }

    [Test]
    public async Task A_linked_user_belongs_to_its_technician_until_it_is_unlinked()
    {
        Assert.That(await RunCommand("user", "link", "ACME", "API", "T05"), Is.EqualTo("Linked API@ACME to the technician T05.\n"));
        await using var api = await RunningApi.StartReady(_database, null, "--Access:CacheFor=00:00:00");
        Assert.That(await TechnicianByPassword(api), Is.EqualTo($"{Technician}"));
        // The second request finds the password by its cached hash.
        Assert.That(await TechnicianByPassword(api), Is.EqualTo($"{Technician}"));
        Assert.That(await TechnicianByKey(api), Is.Empty);

        Assert.That(await RunCommand("user", "unlink", "acme", "api"), Is.EqualTo("Unlinked api@acme from its technician.\n"));
        Assert.That(await TechnicianByPassword(api), Is.Empty);
    }

    [Test]
    public async Task A_cached_credential_keeps_its_technician()
    {
        await RunCommand("key", "link", "acme", "first", "T05");
        await using var api = await RunningApi.StartReady(_database);
        Assert.That(await TechnicianByKey(api), Is.EqualTo($"{Technician}"));
        await RunCommand("key", "unlink", "acme", "first");
        Assert.That(await TechnicianByKey(api), Is.EqualTo($"{Technician}"), "until Access:CacheFor has passed");
    }

    [Test]
    public async Task A_new_password_and_a_disabled_user_keep_the_link()
    {
        await RunCommand("user", "link", "acme", "api", "T05");
        await RunCommand("user", "password", "acme", "api");
        await RunCommand("user", "disable", "acme", "api");
        await RunCommand("user", "enable", "acme", "api");
        Assert.That(await _database.Ask<Guid>("select user_id from api_user"), Is.EqualTo(Technician));
    }

    [TestCase("t05")]
    [TestCase("T06")]
    public async Task An_unknown_code_is_refused_with_the_existing_codes(string code)
    {
        foreach (var (command, name) in new[] { ("key", "first"), ("user", "api") })
        {
            var (exitCode, _, error) = await CommandLineRun.Execute(_database.ConnectionString, command, "link", "acme", name, code);
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(error, Is.EqualTo($"Tenant \"acme\" has no technician with the code \"{code}\". Existing codes: T05.\n"));
        }
    }

    [Test]
    public async Task A_technician_of_another_tenant_is_unknown()
    {
        await RunCommand("tenant", "add", "zebra");
        var (_, _, error) = await CommandLineRun.Execute(_database.ConnectionString, "user", "link", "zebra", "api", "T05");
        Assert.That(error, Does.StartWith("Tenant \"zebra\" has no technician \"T05\"; none of its technicians has a code yet."));
    }

    private Task<string> TechnicianByKey(RunningApi api) => Read(api.Send(HttpMethod.Get, "/technician", "X-Api-Key", _first.ApiKey));

    private Task<string> TechnicianByPassword(RunningApi api) => Read(api.Send(HttpMethod.Get, "/technician", "Authorization",
        $"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Password))}"));

    private static async Task<string> Read(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await response.Content.ReadAsStringAsync();
    }

    private Task<string> RunCommand(params string[] arguments) => CommandLineRun.ExecuteSuccessfully(_database.ConnectionString, arguments);
}
