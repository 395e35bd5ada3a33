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

    [TestCase("There is already a tenant \"acme\"; change it with `tenant set acme`.", "tenant", "add", "ACME")]
    [TestCase("\"a cme\" is not a valid tenant name", "tenant", "add", "a cme")]
    [TestCase("There is no time zone \"Mars\": use an IANA name such as Europe/Berlin, America/New_York or UTC.", "tenant", "set",
        "acme", "--time-zone", "Mars")]
    [TestCase("\"none\" is not a valid value of nulls: use null or default.", "tenant", "add", "new", "--nulls", "none")]
    [TestCase("\"loose\" is not a valid value of handling: use lenient or strict.", "tenant", "set", "acme", "--handling", "loose")]
    [TestCase("Nothing to set: use --time-zone, --nulls, --handling, --if-match or --costs.", "tenant", "set", "acme")]
    [TestCase("There is no tenant \"acne\". Existing tenants: acme.", "user", "add", "acne", "erp")]
    [TestCase("There is already a user \"API\"", "user", "add", "acme", "API")]
    [TestCase("\"a:b\" is not a valid user name", "user", "add", "acme", "a:b")]
    [TestCase("Tenant \"acme\" has no user \"erp\". Existing users: api.", "user", "disable", "acme", "erp")]
    [TestCase("There is already an active key \"first\"", "key", "add", "acme", "first")]
    [TestCase("Tenant \"acme\" has no active key \"web\"; `key list acme` lists its keys.", "key", "revoke", "acme", "web")]
    [TestCase("Tenant \"acme\" has no active key \"web\"; `key list acme` lists its keys.", "key", "unlink", "acme", "web")]
    [TestCase("Tenant \"acme\" has no user \"erp\". Existing users: api.", "user", "unlink", "acme", "erp")]
    [TestCase("There is no tenant \"acne\". Existing tenants: acme.", "user", "link", "acne", "api", "T01")]
    [TestCase("Tenant \"acme\" has no technician \"T01\"; none of its technicians has a code yet. Add one with `POST api/User`.",
        "key", "link", "acme", "first", "T01")]
    [TestCase("\"boss\" is not a role: use viewer, technician, dispatcher, admin.", "user", "add", "acme", "ann", "--role", "boss")]
    [TestCase("\"Viewer\" is not a role: use viewer, technician, dispatcher, admin.", "key", "role", "acme", "first", "Viewer")]
    public async Task An_error_is_reported_in_one_line(string line, params string[] arguments)
    {
        var (exitCode, output, error) = await CommandLineRun.Execute(_database.ConnectionString, arguments);
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Is.Empty);
        Assert.That(error, Does.StartWith(line));
        Assert.That(error.TrimEnd('\n'), Does.Not.Contain("\n"));
    }
}
