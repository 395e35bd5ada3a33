using WorkOrders.Load.Contenders;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;
using WorkOrders.Load.Results;

namespace WorkOrders.Load;

/// <summary>What scenarios need: the server and its databases, the programs, how much is wanted, and where results go.</summary>
internal sealed class Bench(Server server, Options options, CancellationToken ct)
{
    private readonly Dictionary<string, BenchDatabase> _databases = [];

    /// <summary>How much is measured.</summary>
    public Options Options => options;

    /// <summary>The PostgreSQL of all.</summary>
    public Server Server => server;

    /// <summary>Ends when somebody wants the bench to end.</summary>
    public CancellationToken Stopping => ct;

    /// <summary>What has been found.</summary>
    public List<Row> Results { get; } = [];

    /// <summary>The database that the API works on.</summary>
    public Task<BenchDatabase> Ours() => Database("ours", options.Orders);

    /// <summary>The database that the yardsticks work on: the same, but nobody gives the rows of its feed their positions.</summary>
    public Task<BenchDatabase> Yardstick() => Database("yardstick", options.Orders);

    /// <summary>A database where many orders are stored.</summary>
    public Task<BenchDatabase> Many() => Database("many", options.Many);

    /// <summary>Starts the API as it is shipped, with the settings it has when nobody sets any.</summary>
    public Task<HostedProgram> StartApi(BenchDatabase database) => HostedProgram.Start(
        "WorkOrders.Api.dll", "/health/ready", new Dictionary<string, string> { ["ConnectionStrings__WorkOrders"] = database.ConnectionString }, ct);

    /// <summary>Starts the hand-written endpoint.</summary>
    /// <param name="database">The database it works on.</param>
    /// <param name="pool">How many connections it uses.</param>
    public async Task<HostedProgram> StartCeiling(BenchDatabase database, int pool) => await HostedProgram.Start("WorkOrders.Ceiling.dll", "/ready", new Dictionary<string, string>
    {
        ["database"] = database.ConnectionString,
        ["tenant"] = $"{server.Tenant}",
        ["key"] = server.Key,
        ["pool"] = $"{pool}",
        ["feed"] = await database.HasFeed() ? "true" : "false",
    }, ct);

    /// <summary>Clients that create thin orders.</summary>
    public HttpContender Creating(string name, BenchDatabase database, HostedProgram program) => new(name, server, database, program, at => new ThinOrders(at, server.Key));

    /// <summary>Clients that read stored orders.</summary>
    public HttpContender Reading(string name, BenchDatabase database, HostedProgram program) => new(name, server, database, program, at => new StoredOrders(at, server.Key, options.Many));

    private async Task<BenchDatabase> Database(string name, int orders)
    {
        if (!_databases.TryGetValue(name, out var database))
        {
            _databases[name] = database = await server.Copy(name);
            if (orders > options.Orders)
            {
                Console.WriteLine($"Loading {orders:N0} orders …");
                await database.Load(options.Orders, orders);
            }
        }
        return database;
    }
}
