using Dapper;
using Npgsql;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Schema;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>A database for one test or fixture, dropped on dispose.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Migrated = new(CreateOriginal);

    private readonly string _name = "test_" + Guid.NewGuid().ToString("n");

    private TemporaryDatabase()
    {
    }

    /// <summary>The connection string of a superuser.</summary>
    public string ConnectionString => ConnectionStringFor(null);

    /// <summary>Creates an empty database, owned by a superuser or the given role.</summary>
    public static async Task<TemporaryDatabase> Create(string? owner = null)
    {
        var database = new TemporaryDatabase();
        await RunOnServer($"create database {database._name} {(owner is null ? "" : $"owner {owner}")}");
        return database;
    }

    /// <summary>Creates a migrated database as a copy of a template, because running the migrations takes longer.</summary>
    public static async Task<TemporaryDatabase> CreateMigrated()
    {
        var database = new TemporaryDatabase();
        await RunOnServer($"create database {database._name} template {await Migrated.Value}");
        return database;
    }

    /// <summary>Runs a server-wide statement as a superuser.</summary>
    public static async Task RunOnServer(string sql)
    {
        await using var connection = Connect(TestDatabase.SuperuserConnectionString);
        await connection.ExecuteAsync(sql);
    }

    /// <summary>Returns the connection string for a login with the password "secret", or for the superuser if the login is null.</summary>
    public string ConnectionStringFor(string? login)
    {
        var builder = new NpgsqlConnectionStringBuilder(TestDatabase.SuperuserConnectionString) { Database = _name };
        if (login is not null)
        {
            (builder.Username, builder.Password) = (login, "secret");
        }
        return builder.ConnectionString;
    }

    /// <summary>Migrates the schema.</summary>
    public Task Migrate(string? login = null, string? applicationLogin = null) =>
        new Migrator(Microsoft.Extensions.Logging.Abstractions.NullLogger<Migrator>.Instance).Run(
            DatabaseConnection.Parse(ConnectionStringFor(applicationLogin ?? login), applicationLogin is null
                ? null : ConnectionStringFor(login)), CancellationToken.None);

    /// <summary>Runs a statement as a superuser.</summary>
    public async Task Run(string sql)
    {
        await using var connection = Connect(ConnectionString);
        await connection.ExecuteAsync(sql);
    }

    /// <summary>Queries one value as a superuser.</summary>
    public async Task<T?> Ask<T>(string sql)
    {
        await using var connection = Connect(ConnectionString);
        return await connection.ExecuteScalarAsync<T>(sql);
    }

    public async ValueTask DisposeAsync() => await RunOnServer($"drop database {_name} with (force)");

    private static async Task<string> CreateOriginal()
    {
        var original = await Create();
        await original.Migrate();
        return original._name;
    }

    private static NpgsqlConnection Connect(string connectionString) =>
        new(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
}
