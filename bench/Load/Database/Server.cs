using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.PostgresHosting;

namespace WorkOrders.Load.Database;

/// <summary>The PostgreSQL server of the bench: the embedded server of the API in a temporary directory, deleted on disposal.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const string Template = "workorders";

    private readonly string _directory;
    private readonly EmbeddedPostgres _postgres;
    private readonly PostgresPrograms _programs;

    private Server(string directory, EmbeddedPostgres postgres, PostgresPrograms programs) =>
        (_directory, _postgres, _programs) = (directory, postgres, programs);

    /// <summary>The tenant of all data.</summary>
    public Guid Tenant { get; private set; }

    /// <summary>The API key of the tenant.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The path of pgbench.</summary>
    public string Pgbench => _programs["pgbench"];

    /// <summary>A directory for temporary files.</summary>
    public string Scratch => _directory;

    /// <summary>The file that contains the log of the server.</summary>
    public string LogFile => Path.Join(DataDirectory.ServerIn(_directory), "server.log");

    /// <summary>The file system of the data.</summary>
    public Disk Disk => Disk.Of(_directory);

    /// <summary>The processes of the server.</summary>
    public ProcessTree Processes { get; private set; } = null!;

    /// <summary>
    /// Starts the server, migrates a template database, and adds a tenant with master data and <paramref name="orders"/> orders.
    /// </summary>
    /// <exception cref="BenchException">PostgreSQL was installed without pgbench.</exception>
    public static async Task<Server> Start(int orders, CancellationToken ct)
    {
        var programs = await PostgresPrograms.Find(null, null, ct);
        if (!File.Exists(programs["pgbench"]))
        {
            throw new BenchException(
                $"{programs["pgbench"]} is missing. Install the package that contains pgbench, such as postgresql-contrib.");
        }
        var directory = Path.Join(Path.GetTempPath(), $"workorders-bench-{Guid.NewGuid():N}");
        try
        {
            var server = new Server(
                directory,
                await EmbeddedPostgres.Start(
                    new() { DataDirectory = directory, BinDirectory = programs.Directory }, NullLogger.Instance, ct),
                programs);
            return await server.FillOrDispose(orders, ct);
        }
        catch
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    /// <summary>Creates a copy of the template database.</summary>
    public async Task<BenchDatabase> Copy(string name)
    {
        await using var admin = await Connect("postgres");
        await admin.ExecuteAsync($"create database {name} template {Template} owner {Template}");
        return new(this, name);
    }

    /// <summary>Returns the connection string of the owner of a database.</summary>
    public string Owner(string database) =>
        new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { Database = database }.ConnectionString;

    /// <summary>Returns the services of the API on a database, to administer tenants and users.</summary>
    public ServiceProvider Services(string database) => new ServiceCollection()
        .AddLogging(logging => logging.ClearProviders())
        .AddInfrastructure(new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:WorkOrders", Owner(database))])
            .Build())
        .BuildServiceProvider();

    /// <summary>Opens a connection as superuser.</summary>
    public async Task<NpgsqlConnection> Connect(string database)
    {
        var settings = new NpgsqlConnectionStringBuilder(Owner(database)) { Username = "postgres", Pooling = false, CommandTimeout = 0 };
        var admin = new NpgsqlConnection(settings.ConnectionString);
        await admin.OpenAsync();
        return admin;
    }

    /// <summary>The PostgreSQL version.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Stops the server and deletes its files.</summary>
    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<Server> FillOrDispose(int orders, CancellationToken ct)
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
        await using (var services = Services(Template))
        {
            Key = (await services.GetRequiredService<ITenantDirectory>().Add("bench", new(), ct)).ApiKey;
        }
        await using var admin = await Connect(Template);
        Version = admin.PostgreSqlVersion.ToString();
        Tenant = await admin.ExecuteScalarAsync<Guid>("select id from tenant where name = 'bench'");
        Processes = new(await admin.ExecuteScalarAsync<int>("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int"));
        await admin.ExecuteAsync("set session_replication_role = replica");
        await SeedData.LoadMasterData(admin, Tenant);
        await SeedData.LoadOrders(admin, Tenant, 0, orders, ct);
        await admin.ExecuteAsync($"""
            insert into number_lease values ('{Tenant}', 'jobs', {orders + 1}), ('{Tenant}', 'project', {SeedData.Projects + 1})
            """);
        await admin.ExecuteAsync(
            "create schema bench; create table bench.jobs as table jobs; create table bench.job_planning as table job_planning");
        await admin.ExecuteAsync("vacuum analyze");
    }
}
