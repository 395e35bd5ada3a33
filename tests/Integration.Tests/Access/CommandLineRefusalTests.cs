namespace WorkOrders.Integration.Tests.Access;

public sealed class CommandLineRefusalTests
{
    private TemporaryDatabase _database = null!;

    [OneTimeSetUp]
    public async Task Create()
    {
        _database = await TemporaryDatabase.Create();
        await CommandLineRun.ExecuteSuccessfully(_database.ConnectionString, "tenant", "add", "acme");
    }

    [OneTimeTearDown]
    public async Task Drop() => await _database.DisposeAsync();

    [TestCase("There is a tenant \"acme\" already; `tenant set acme` changes it.", "tenant", "add", "ACME")]
    [TestCase("\"a cme\" cannot be a tenant's name", "tenant", "add", "a cme")]
    [TestCase("There is no time zone \"Mars\" here: give an IANA name such as Europe/Berlin, America/New_York or UTC.", "tenant", "set",
        "acme", "--time-zone", "Mars")]
    [TestCase("nulls cannot be \"none\": it is null or default.", "tenant", "add", "new", "--nulls", "none")]
    [TestCase("handling cannot be \"loose\": it is lenient or strict.", "tenant", "set", "acme", "--handling", "loose")]
    [TestCase("Nothing to set: give --time-zone, --nulls or --handling.", "tenant", "set", "acme")]
    [TestCase("There is no tenant \"acne\". There is: acme.", "user", "add", "acne", "erp")]
    [TestCase("There is a user \"API\" already", "user", "add", "acme", "API")]
    [TestCase("\"a:b\" cannot be a user's name", "user", "add", "acme", "a:b")]
    [TestCase("Tenant \"acme\" has no user \"erp\". It has: api.", "user", "disable", "acme", "erp")]
    [TestCase("There is a live key \"first\" already", "key", "add", "acme", "first")]
    [TestCase("Tenant \"acme\" has no live key \"web\"; `key list acme` shows its keys.", "key", "revoke", "acme", "web")]
    public async Task An_error_is_one_line(string line, params string[] arguments)
    {
        var (exitCode, output, error) = await CommandLineRun.Execute(_database.ConnectionString, arguments);
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Is.Empty);
        Assert.That(error, Does.StartWith(line));
        Assert.That(error.TrimEnd('\n'), Does.Not.Contain("\n"));
    }
}
