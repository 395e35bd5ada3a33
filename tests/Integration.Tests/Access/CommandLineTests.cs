using System.Text.RegularExpressions;

namespace WorkOrders.Integration.Tests.Access;

public sealed class CommandLineTests
{
    private TemporaryDatabase _database = null!;

    [SetUp]
    public async Task Create() => _database = await TemporaryDatabase.CreateMigrated();

    [TearDown]
    public async Task Drop() => await _database.DisposeAsync();

    [Test]
    public async Task A_new_tenant_signs_in_with_the_printed_credentials()
    {
        var printed = await RunCommand("tenant", "add", "Acme.example", "--time-zone", "Europe/Berlin");
        await using var api = await RunningApi.StartReady(_database);
        var basic = Regex.Match(printed, @"HTTP Basic\s+(\S+)").Groups[1].Value;
        var key = Regex.Match(printed, @"X-Api-Key\s+(\S+)").Groups[1].Value;
        Assert.That(basic, Does.Match("^api:[a-zA-Z0-9]{24}@acme.example$"));
        Assert.That(await (await api.GetCaller(basic)).Content.ReadAsStringAsync(), Is.EqualTo("api@acme.example Europe/Berlin"));
        Assert.That(await (await api.GetCallerByKey(key)).Content.ReadAsStringAsync(), Is.EqualTo("first@acme.example Europe/Berlin"));
    }

    [Test]
    public async Task Secrets_are_not_stored()
    {
        var printed = await RunCommand("tenant", "add", "acme");
        var password = Regex.Match(printed, @"api:(\S+)@acme").Groups[1].Value;
        var rows = await _database.Ask<string>(
            "select (select json_agg(api_user) from api_user)::text || (select json_agg(api_key) from api_key)::text");
        Assert.That(rows, Does.Contain("pbkdf2-sha512$210000$").And.Not.Contain(password));
        Assert.That(rows, Does.Not.Contain(Regex.Match(printed, @"wo_\S{22}_(\S+)").Groups[1].Value));
    }

    [Test]
    public async Task Settings_can_be_changed_one_at_a_time()
    {
        await RunCommand("tenant", "add", "acme", "--nulls", "default");
        Assert.That(await RunCommand("tenant", "set", "acme", "--handling", "strict"),
            Is.EqualTo("acme  time-zone=UTC  nulls=default  handling=strict  if-match=optional  costs=default\n"));
        await RunCommand("tenant", "set", "acme", "--time-zone", "America/New_York");
        await RunCommand("tenant", "set", "acme", "--if-match", "required");
        await RunCommand("tenant", "add", "zebra");
        Assert.That(await RunCommand("tenant", "list"), Is.EqualTo(
            "acme  time-zone=America/New_York  nulls=default  handling=strict  if-match=required  costs=default\n"
                + "zebra  time-zone=UTC  nulls=null  handling=lenient  if-match=optional  costs=default\n"));
    }

    [Test]
    public async Task Weights_of_costs_can_be_changed_and_reset()
    {
        await RunCommand("tenant", "add", "acme", "--costs", "lateness=20");
        Assert.That(await RunCommand("tenant", "set", "acme", "--costs", "distance=2.5,lateness=30"),
            Does.EndWith("costs=distance=2.5,lateness=30\n"));
        Assert.That(await RunCommand("tenant", "set", "acme", "--costs", "skill_surplus=0"),
            Does.EndWith("costs=distance=2.5,lateness=30,skill_surplus=0\n"));
        Assert.That(await RunCommand("tenant", "set", "acme", "--costs", "default"), Does.EndWith("costs=default\n"));
    }

    [Test]
    public async Task Users_can_be_added_disabled_and_given_new_passwords()
    {
        await RunCommand("tenant", "add", "acme");
        var added = Regex.Match(await RunCommand("user", "add", "acme", "ERP"), @"HTTP Basic\s+(\S+)").Groups[1].Value;
        var renewed = Regex.Match(await RunCommand("user", "password", "acme", "erp"), @"HTTP Basic\s+(\S+)").Groups[1].Value;
        Assert.That(await RunCommand("user", "disable", "acme", "erp"), Is.EqualTo("Disabled erp@acme.\n"));
        Assert.That(await RunCommand("user", "enable", "acme", "erp"), Is.EqualTo("Enabled erp@acme.\n"));

        await using var api = await RunningApi.StartReady(_database);
        Assert.That((int)(await api.GetCaller(added)).StatusCode, Is.EqualTo(401));
        Assert.That((int)(await api.GetCaller(renewed)).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Keys_can_be_added_listed_and_revoked()
    {
        await RunCommand("tenant", "add", "acme");
        var key = Regex.Match(await RunCommand("key", "add", "acme", "web shop"), @"wo_\S+").Value;
        Assert.That(await RunCommand("key", "list", "acme"),
            Does.Match(@"^first  created \S+ \S+  role admin\nweb shop  created \S+ \S+  role admin\n$").And.Not.Contain("wo_"));
        await RunCommand("key", "revoke", "acme", "web shop");
        Assert.That(await RunCommand("key", "list", "acme"), Does.Match(@"web shop  created \S+ \S+  role admin  revoked \S+ \S+\n$"));
        await RunCommand("key", "add", "acme", "web shop");

        await using var api = await RunningApi.StartReady(_database);
        Assert.That((int)(await api.GetCallerByKey(key)).StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task Users_and_keys_have_a_role_that_can_be_changed()
    {
        await RunCommand("tenant", "add", "acme");
        await RunCommand("user", "add", "acme", "Ann", "--role", "dispatcher");
        await RunCommand("key", "add", "acme", "screen", "--role", "viewer");
        Assert.That(await RunCommand("user", "list", "acme"), Is.EqualTo("ann  role dispatcher\napi  role admin\n"));
        Assert.That(await RunCommand("user", "role", "acme", "ann", "technician"), Is.EqualTo("ann@acme has the role technician.\n"));
        Assert.That(await RunCommand("key", "role", "acme", "first", "dispatcher"),
            Is.EqualTo("The key first of acme has the role dispatcher.\n"));
        await RunCommand("user", "disable", "acme", "ann");
        Assert.That(await RunCommand("user", "list", "acme"), Is.EqualTo("ann  role technician  disabled\napi  role admin\n"));
        Assert.That(await RunCommand("key", "list", "acme"),
            Does.Match(@"^first  created \S+ \S+  role dispatcher\nscreen  created \S+ \S+  role viewer\n$"));
    }

    [Test]
    public async Task An_unavailable_database_is_reported_in_one_line()
    {
        await using var relay = new TcpRelay(_database.ConnectionString);
        var (exitCode, _, error) = await CommandLineRun.Execute(relay.ConnectionString, "tenant", "list");
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("The database reported an error: Failed to connect to 127.0.0.1:"));
    }

    private Task<string> RunCommand(params string[] arguments) => CommandLineRun.ExecuteSuccessfully(_database.ConnectionString, arguments);
}
