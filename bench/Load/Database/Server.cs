using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.PostgresHosting;

namespace WorkOrders.Load.Database;

/// <summary>The one PostgreSQL that all of the bench runs on: the API's own embedded server, in a temporary directory that goes when it is disposed.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const string Template = "workorders";

    private readonly string _directory;
    private readonly EmbeddedPostgres _postgres;
    private readonly PostgresPrograms _programs;

    private Server(string directory, EmbeddedPostgres postgres, PostgresPrograms programs) => (_directory, _postgres, _programs) = (directory, postgres, programs);

    /// <summary>Whose data everything is.</summary>
    public Guid Tenant { get; private set; }

    /// <summary>The tenant's key.</summary>
    public string Key { get; private set; } = "";

    /// <summary>PostgreSQL's load generator.</summary>
    public string Pgbench => _programs["pgbench"];

    /// <summary>A directory for what is written besides.</summary>
    public string Scratch => _directory;

    /// <summary>What all of it is written to.</summary>
    public Disk Disk => Disk.Of(_directory);

    /// <summary>The processor time of all processes of the server.</summary>
    public ProcessFamily Processes { get; private set; } = null!;

    /// <summary>Starts it, migrates a first database as the API does, and adds a tenant with its master data and <paramref name="orders"/> orders.</summary>
    /// <exception cref="BenchException">PostgreSQL was installed without pgbench.</exception>
    public static async Task<Server> Start(int orders, CancellationToken ct)
    {
        var programs = await PostgresPrograms.Find(null, null, ct);
        if (!File.Exists(programs["pgbench"]))
        {
            throw new BenchException($"{programs["pgbench"]} is missing; some systems have it in a package of its own, called postgresql-contrib or the like.");
        }
        var directory = Path.Join(Path.GetTempPath(), $"workorders-bench-{Guid.NewGuid():N}");
        try
        {
            var server = new Server(directory, await EmbeddedPostgres.Start(new() { DataDirectory = directory, BinDirectory = programs.Directory }, NullLogger.Instance, ct), programs);
            return await server.Filled(orders, ct);
        }
        catch
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    /// <summary>A new database that holds what the first one does.</summary>
    public async Task<BenchDatabase> Copy(string name)
    {
        await using var admin = await Connect("postgres");
        await admin.ExecuteAsync($"create database {name} template {Template} owner {Template}");
        return new(this, name);
    }

    /// <summary>The connection string of the owner of a database.</summary>
    public string Owner(string database) => new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { Database = database }.ConnectionString;

    /// <summary>An open connection of the superuser.</summary>
    public async Task<NpgsqlConnection> Connect(string database)
    {
        var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Owner(database)) { Username = "postgres", Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await admin.OpenAsync();
        return admin;
    }

    /// <summary>PostgreSQL's version, as it says it.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Stops it and removes all it had.</summary>
    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<Server> Filled(int orders, CancellationToken ct)
    {
        try
        {
            await Fill(orders, ct);
            return this;
        }
        catch
        {
            await _postgres.DisposeAsync();
            throw;
        }
    }

    private async Task Fill(int orders, CancellationToken ct)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:WorkOrders", Owner(Template))]).Build();
        await using (var services = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddInfrastructure(configuration).BuildServiceProvider())
        {
            Key = (await services.GetRequiredService<ITenantDirectory>().Add("bench", new(), ct)).ApiKey;
        }
        await using var admin = await Connect(Template);
        Version = admin.PostgreSqlVersion.ToString();
        Tenant = await admin.ExecuteScalarAsync<Guid>("select id from tenant where name = 'bench'");
        Processes = new(await admin.ExecuteScalarAsync<int>("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int"));
        await admin.ExecuteAsync("set session_replication_role = replica");
        await Stock.LoadMasterData(admin, Tenant);
        await Stock.LoadOrders(admin, Tenant, 0, orders, ct);
        await admin.ExecuteAsync($"insert into number_lease values ('{Tenant}', 'jobs', {orders + 1})");
        await admin.ExecuteAsync("create schema bench; create table bench.jobs as table jobs; create table bench.job_planning as table job_planning");
        await admin.ExecuteAsync("vacuum analyze");
    }
}
