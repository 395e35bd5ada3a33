using Npgsql;
using WorkOrders.Integration.Tests.Database;

namespace WorkOrders.Integration.Tests;

/// <summary>The PostgreSQL server of the test run, started before the first test and stopped after the last.</summary>
[SetUpFixture]
public sealed class TestDatabase
{
    private const string Owner = "workorders_owner";
    private const string Password = "workorders_owner";

    // Only the documented minimum privileges: the application creates its own role.
    private const string CreateOwner = $"create role {Owner} login createrole createdb password '{Password}'";

    // Tests share few processors, so that opening a connection or waiting for another request can exceed the limits of the API.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(2);

    private static ITestServer? _server;
    private static string? _ownerConnectionString;

    /// <summary>
    /// The connection string of the owner of the shared database. The owner is not a superuser, but may create roles and databases.
    /// </summary>
    public static string OwnerConnectionString => _ownerConnectionString ?? throw NotStarted();

    /// <summary>The connection string of a superuser; only for tests of role privileges.</summary>
    internal static string SuperuserConnectionString =>
        new NpgsqlConnectionStringBuilder((_server ?? throw NotStarted()).SuperuserConnectionString)
        {
            Timeout = (int)ConnectTimeout.TotalSeconds,
            CommandTimeout = (int)CommandTimeout.TotalSeconds,
        }.ConnectionString;

    /// <summary>Creates another empty database on the same server.</summary>
    /// <returns>A connection string for the same owner as <see cref="OwnerConnectionString"/>.</returns>
    public static async Task<string> CreateEmpty()
    {
        var database = $"workorders_{Guid.CreateVersion7():N}";
        await Execute(SuperuserConnectionString, $"create database {database} owner {Owner}");
        return new NpgsqlConnectionStringBuilder(SuperuserConnectionString)
        {
            Database = database,
            Username = Owner,
            Password = Password,
        }.ConnectionString;
    }

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = await TestServer.Start();
        await Execute(SuperuserConnectionString, CreateOwner);
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
        new($"The test database is not running. Move the test to the namespace {typeof(TestDatabase).Namespace}.");
}
