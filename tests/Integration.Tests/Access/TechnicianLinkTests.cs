using System.Net;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>A credential can be linked to the technician to whom it belongs; requests then have this technician as their caller.</summary>
public sealed class TechnicianLinkTests
{
    private static readonly Guid Technician = Guid.Parse("00000000-0000-0000-0000-0000000000f5");

    private TemporaryDatabase _database = null!;
    private RunningApi _api = null!;
    private RunningApi _uncached = null!;
    private InitialCredentials _first = null!;
    private int _tenants;

    [OneTimeSetUp]
    public async Task Start()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        _api = await RunningApi.StartReady(_database);
        _uncached = await RunningApi.StartReady(_database, null, "--Access:CacheFor=00:00:00");
    }

    [SetUp]
    public async Task AddTenant()
    {
        _first = await _api.GetService<ITenantDirectory>().Add($"acme{++_tenants}", new TenantChange(), CancellationToken.None);
        await _database.Run($"""
            insert into "user" (tenant_id, id, code, username, lastname)
            select id, '{Technician}', 'T05', 't05', 'Peeters' from tenant where name = '{Tenant}'
            """);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _uncached.DisposeAsync();
        await _api.DisposeAsync();
        await _database.DisposeAsync();
    }

    private string Tenant => _first.TenantName;

    private string Password => $"{_first.UserName}:{_first.Password}@{Tenant}";

    [Test]
    public async Task A_credential_belongs_to_no_technician_until_it_is_linked()
    {
        Assert.That(await TechnicianByKey(_api), Is.Empty);
        Assert.That(await TechnicianByPassword(_api), Is.Empty);
    }

    [Test]
    public async Task A_linked_key_belongs_to_its_technician_until_it_is_unlinked()
    {
        Assert.That(
            await RunCommand("key", "link", Tenant, "first", "T05"),
            Is.EqualTo($"Linked the key first of {Tenant} to the technician T05.\n"));
        Assert.That(await RunCommand("key", "list", Tenant), Does.Match(@"^first  created \S+ \S+  role admin  technician T05\n$"));
        Assert.That(await TechnicianByKey(_uncached), Is.EqualTo($"{Technician}"));
        Assert.That(await TechnicianByPassword(_uncached), Is.Empty);

        Assert.That(
            await RunCommand("key", "unlink", Tenant, "first"),
            Is.EqualTo($"Unlinked the key first of {Tenant} from its technician.\n"));
        Assert.That(await RunCommand("key", "list", Tenant), Does.Match(@"^first  created \S+ \S+  role admin\n$"));
        Assert.That(await TechnicianByKey(_uncached), Is.Empty);
    }

    [Test]
    public async Task A_linked_user_belongs_to_its_technician_until_it_is_unlinked()
    {
        var upper = Tenant.ToUpperInvariant();
        Assert.That(await RunCommand("user", "link", upper, "API", "T05"), Is.EqualTo($"Linked API@{upper} to the technician T05.\n"));
        Assert.That(await TechnicianByPassword(_uncached), Is.EqualTo($"{Technician}"));
        // The second request finds the password by its cached hash.
        Assert.That(await TechnicianByPassword(_uncached), Is.EqualTo($"{Technician}"));
        Assert.That(await TechnicianByKey(_uncached), Is.Empty);

        Assert.That(await RunCommand("user", "unlink", Tenant, "api"), Is.EqualTo($"Unlinked api@{Tenant} from its technician.\n"));
        Assert.That(await TechnicianByPassword(_uncached), Is.Empty);
    }

    [Test]
    public async Task A_cached_credential_keeps_its_technician()
    {
        await RunCommand("key", "link", Tenant, "first", "T05");
        Assert.That(await TechnicianByKey(_api), Is.EqualTo($"{Technician}"));
        await RunCommand("key", "unlink", Tenant, "first");
        Assert.That(await TechnicianByKey(_api), Is.EqualTo($"{Technician}"), "until Access:CacheFor has passed");
    }

    [Test]
    public async Task A_new_password_and_a_disabled_user_keep_the_link()
    {
        await RunCommand("user", "link", Tenant, "api", "T05");
        await RunCommand("user", "password", Tenant, "api");
        await RunCommand("user", "disable", Tenant, "api");
        await RunCommand("user", "enable", Tenant, "api");
        var select = $"select user_id from api_user where tenant_id = (select id from tenant where name = '{Tenant}')";
        Assert.That(await _database.Ask<Guid>(select), Is.EqualTo(Technician));
    }

    [TestCase("t05")]
    [TestCase("T06")]
    public async Task An_unknown_code_is_refused_with_the_existing_codes(string code)
    {
        foreach (var (command, name) in new[] { ("key", "first"), ("user", "api") })
        {
            var (exitCode, _, error) = await CommandLineRun.Execute(_database.ConnectionString, command, "link", Tenant, name, code);
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(error, Is.EqualTo($"Tenant \"{Tenant}\" has no technician with the code \"{code}\". Existing codes: T05.\n"));
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
