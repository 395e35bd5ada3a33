using Dapper;
using Npgsql;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Schema;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>A database of its own for one test, empty at first, dropped with the test.</summary>
internal sealed class AccessDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Migrated = new(CreateOriginal);

    private readonly string _name = "access_" + Guid.NewGuid().ToString("n");

    private AccessDatabase()
    {
    }

    /// <summary>Connects as the superuser who owns it.</summary>
    public string ConnectionString => As(null);

    /// <summary>Creates one, owned by the superuser or by the role given.</summary>
    public static async Task<AccessDatabase> Create(string? owner = null)
    {
        var database = new AccessDatabase();
        await RunOnServer($"create database {database._name} {(owner is null ? "" : $"owner {owner}")}");
        return database;
    }

    /// <summary>Creates one that is migrated: a copy, since the migrations take several times as long.</summary>
    public static async Task<AccessDatabase> CreateMigrated()
    {
        var database = new AccessDatabase();
        await RunOnServer($"create database {database._name} template {await Migrated.Value}");
        return database;
    }

    /// <summary>Runs a statement as superuser, in no particular database.</summary>
    public static async Task RunOnServer(string sql)
    {
        await using var connection = Connect(TestDatabase.SuperuserConnectionString);
        await connection.ExecuteAsync(sql);
    }

    /// <summary>The connection string for another login; with the password "secret".</summary>
    public string As(string? login)
    {
        var builder = new NpgsqlConnectionStringBuilder(TestDatabase.SuperuserConnectionString) { Database = _name };
        if (login is not null)
        {
            (builder.Username, builder.Password) = (login, "secret");
        }
        return builder.ConnectionString;
    }

    /// <summary>Brings the schema up to date.</summary>
    public Task Migrate(string? login = null, string? applicationLogin = null) =>
        new Migrator(Microsoft.Extensions.Logging.Abstractions.NullLogger<Migrator>.Instance).Run(
            DatabaseConnection.Parse(As(applicationLogin ?? login), applicationLogin is null ? null : As(login)), CancellationToken.None);

    /// <summary>Runs a statement as superuser.</summary>
    public async Task Run(string sql)
    {
        await using var connection = Connect(ConnectionString);
        await connection.ExecuteAsync(sql);
    }

    /// <summary>Asks for one value as superuser.</summary>
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
