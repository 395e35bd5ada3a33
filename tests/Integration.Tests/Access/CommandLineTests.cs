using System.Text.RegularExpressions;

namespace WorkOrders.Integration.Tests.Access;

public sealed class CommandLineTests
{
    private AccessDatabase _database = null!;

    [SetUp]
    public async Task Create() => _database = await AccessDatabase.Create();

    [TearDown]
    public async Task Drop() => await _database.DisposeAsync();

    [Test]
    public async Task A_tenant_added_to_an_empty_database_signs_in_with_what_was_printed()
    {
        var printed = await Done("tenant", "add", "Acme.example", "--time-zone", "Europe/Berlin");
        await using var api = await RunningApi.StartReady(_database);
        var basic = Regex.Match(printed, @"HTTP Basic\s+(\S+)").Groups[1].Value;
        var key = Regex.Match(printed, @"X-Api-Key\s+(\S+)").Groups[1].Value;
        Assert.That(basic, Does.Match("^api:[a-zA-Z0-9]{24}@acme.example$"));
        Assert.That(await (await api.Who(basic)).Content.ReadAsStringAsync(), Is.EqualTo("api@acme.example Europe/Berlin"));
        Assert.That(await (await api.WhoByKey(key)).Content.ReadAsStringAsync(), Is.EqualTo("first@acme.example Europe/Berlin"));
    }

    [Test]
    public async Task Secrets_are_not_stored()
    {
        var printed = await Done("tenant", "add", "acme");
        var password = Regex.Match(printed, @"api:(\S+)@acme").Groups[1].Value;
        var rows = await _database.Ask<string>("select (select json_agg(api_user) from api_user)::text || (select json_agg(api_key) from api_key)::text");
        Assert.That(rows, Does.Contain("pbkdf2-sha512$210000$").And.Not.Contain(password));
        Assert.That(rows, Does.Not.Contain(Regex.Match(printed, @"wo_\S{22}_(\S+)").Groups[1].Value));
    }

    [Test]
    public async Task Settings_are_changed_one_by_one()
    {
        await Done("tenant", "add", "acme", "--nulls", "default");
        Assert.That(await Done("tenant", "set", "acme", "--handling", "strict"), Is.EqualTo("acme  time-zone=UTC  nulls=default  handling=strict\n"));
        await Done("tenant", "set", "acme", "--time-zone", "America/New_York");
        await Done("tenant", "add", "zebra");
        Assert.That(await Done("tenant", "list"), Is.EqualTo(
            "acme  time-zone=America/New_York  nulls=default  handling=strict\nzebra  time-zone=UTC  nulls=null  handling=lenient\n"));
    }

    [Test]
    public async Task Users_come_get_new_passwords_and_go()
    {
        await Done("tenant", "add", "acme");
        var added = Regex.Match(await Done("user", "add", "acme", "ERP"), @"HTTP Basic\s+(\S+)").Groups[1].Value;
        var renewed = Regex.Match(await Done("user", "password", "acme", "erp"), @"HTTP Basic\s+(\S+)").Groups[1].Value;
        Assert.That(await Done("user", "disable", "acme", "erp"), Is.EqualTo("Disabled erp@acme.\n"));
        Assert.That(await Done("user", "enable", "acme", "erp"), Is.EqualTo("Enabled erp@acme.\n"));

        await using var api = await RunningApi.StartReady(_database);
        Assert.That((int)(await api.Who(added)).StatusCode, Is.EqualTo(401));
        Assert.That((int)(await api.Who(renewed)).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Keys_come_are_listed_without_their_text_and_go()
    {
        await Done("tenant", "add", "acme");
        var key = Regex.Match(await Done("key", "add", "acme", "web shop"), @"wo_\S+").Value;
        Assert.That(await Done("key", "list", "acme"), Does.Match(@"^first  created \S+ \S+\nweb shop  created \S+ \S+\n$").And.Not.Contain("wo_"));
        await Done("key", "revoke", "acme", "web shop");
        Assert.That(await Done("key", "list", "acme"), Does.Match(@"web shop  created \S+ \S+  revoked \S+ \S+\n$"));
        await Done("key", "add", "acme", "web shop");

        await using var api = await RunningApi.StartReady(_database);
        Assert.That((int)(await api.WhoByKey(key)).StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task A_database_that_is_away_is_one_clear_line()
    {
        await using var relay = new TcpRelay(_database.ConnectionString);
        var (exitCode, _, error) = await AdministrationRun.Of(relay.ConnectionString, "tenant", "list");
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("The database did not execute the command: Failed to connect to 127.0.0.1:"));
    }

    private Task<string> Done(params string[] arguments) => AdministrationRun.Done(_database.ConnectionString, arguments);
}
