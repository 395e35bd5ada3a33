using Npgsql;
using WorkOrders.Integration.Tests.Database;

namespace WorkOrders.Integration.Tests;

/// <summary>The run's PostgreSQL: one server, started before the first test and stopped after the last.</summary>
[SetUpFixture]
public sealed class TestDatabase
{
    private const string Owner = "workorders_owner";
    private const string Password = "workorders_owner";

    // What the application asks of its owner, and no more: it makes its second role itself.
    private const string CreateOwner = $"create role {Owner} login createrole createdb password '{Password}'";

    private static ITestServer? _server;
    private static string? _ownerConnectionString;

    /// <summary>
    /// Connects as the owner of a database that was empty when the run began. The owner is no superuser; it may create roles and
    /// databases.
    /// </summary>
    public static string OwnerConnectionString => _ownerConnectionString ?? throw NotStarted();

    /// <summary>Connects as a superuser; only for tests of what roles may do.</summary>
    internal static string SuperuserConnectionString => (_server ?? throw NotStarted()).SuperuserConnectionString;

    /// <summary>Makes another empty database on the same server, for tests that cannot share one.</summary>
    /// <returns>The connection string of its owner, the same role as that of <see cref="OwnerConnectionString"/>.</returns>
    public static async Task<string> CreateEmpty()
    {
        var superuser = (_server ?? throw NotStarted()).SuperuserConnectionString;
        var database = $"workorders_{Guid.CreateVersion7():N}";
        await Execute(superuser, $"create database {database} owner {Owner}");
        return new NpgsqlConnectionStringBuilder(superuser) { Database = database, Username = Owner, Password = Password }.ConnectionString;
    }

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = await TestServer.Start();
        await Execute(_server.SuperuserConnectionString, CreateOwner);
        _ownerConnectionString = await CreateEmpty();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await TestApi.Stop();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static async Task Execute(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static InvalidOperationException NotStarted() =>
        new($"The test database is not started: tests that use it belong in the namespace {typeof(TestDatabase).Namespace}.");
}
