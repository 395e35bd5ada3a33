using WorkOrders.Load.Database;
using WorkOrders.Load.Http;

namespace WorkOrders.Load.Contenders;

/// <summary>The measured programs. They keep running, so that their code is compiled only once.</summary>
internal sealed class Programs(Bench bench) : IAsyncDisposable
{
    /// <summary>The name of the API in the results.</summary>
    public const string ApiName = "WorkOrders";

    // One client uses one connection, so a pool tuned for more clients suits it too.
    private const int MinTunedClients = 32;

    private static readonly int[] Pools = [4, 8, 16];

    private readonly Dictionary<string, HostedProgram> _apis = [];
    private readonly Dictionary<(string Database, int Pool), HostedProgram> _ceilings = [];
    private readonly Dictionary<int, HttpContender> _ceilingsForCreates = [];
    private HttpContender? _apiForCreates;

    /// <summary>Returns the API as a contender that creates orders by code in the small database.</summary>
    public async Task<HttpContender> ApiForCreates() => _apiForCreates ??= await ForCreates(await bench.Databases.Api());

    /// <summary>Returns the ceiling as a contender that creates the same orders, with a pool tuned for a number of clients.</summary>
    public async Task<HttpContender> CeilingForCreates(int clients)
    {
        var tuned = Math.Max(clients, MinTunedClients);
        if (!_ceilingsForCreates.TryGetValue(tuned, out var ceiling))
        {
            var database = await bench.Databases.Yardstick();
            _ceilingsForCreates[tuned] = ceiling = await Ceiling(database, tuned, (name, program) => ForCreates(name, database, program));
        }
        return ceiling;
    }

    /// <summary>Returns the API, warmed up, as a contender that creates orders by code in a database.</summary>
    public async Task<HttpContender> ForCreates(BenchDatabase database) =>
        await ForCreates(ApiName, database, await Api(database)).WarmUp();

    /// <summary>Returns a program as a contender that creates orders by code in a database.</summary>
    public HttpContender ForCreates(string name, BenchDatabase database, HostedProgram program) =>
        new(name, bench, database, program, running => new OrdersByCode(running.Address, bench.Server.Key));

    /// <summary>Returns the API on a database, and starts it on first use.</summary>
    public async Task<HostedProgram> Api(BenchDatabase database)
    {
        if (!_apis.TryGetValue(database.Name, out var api))
        {
            _apis[database.Name] = api = await StartApi(database);
        }
        return api;
    }

    /// <summary>Starts the shipped API with its default settings. The caller stops it.</summary>
    public Task<HostedProgram> StartApi(BenchDatabase database) => HostedProgram.Start(
        "WorkOrders.Api.dll",
        "/health/ready",
        new Dictionary<string, string> { ["ConnectionStrings__WorkOrders"] = database.ConnectionString },
        bench.Options.Timeout,
        bench.Stopping);

    /// <summary>Returns the ceiling on a database, with the pool size that is fastest for this work on this machine.</summary>
    /// <param name="database">The database.</param>
    /// <param name="clients">The number of clients.</param>
    /// <param name="work">Creates the contender from its name and the program.</param>
    public async Task<HttpContender> Ceiling(BenchDatabase database, int clients, Func<string, HostedProgram, HttpContender> work)
    {
        var (best, highest) = (bench.Options.Pool ?? 0, 0.0);
        foreach (var pool in bench.Options.Pool is null ? Pools : [])
        {
            await using var program = await StartCeiling(database, pool);
            var rate = (await new Comparison(bench, "tuning", clients).Turn(await work("ceiling", program).WarmUp())).Rate;
            Bench.Log($"tuning the ceiling: pool {pool}, {clients} clients: {rate:N0}/s");
            (best, highest) = rate > highest ? (pool, rate) : (best, highest);
        }
        if (!_ceilings.TryGetValue((database.Name, best), out var ceiling))
        {
            _ceilings[(database.Name, best)] = ceiling = await StartCeiling(database, best);
        }
        return await work($"ceiling (pool {best})", ceiling).WarmUp();
    }

    /// <summary>Stops all programs to free their connections, since the server accepts at most 60. They are restarted on demand.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var program in _apis.Values.Concat(_ceilings.Values))
        {
            await program.DisposeAsync();
        }
        _apis.Clear();
        _ceilings.Clear();
        _ceilingsForCreates.Clear();
        _apiForCreates = null;
    }

    private Task<HostedProgram> StartCeiling(BenchDatabase database, int pool)
    {
        var settings = new Dictionary<string, string>
        {
            ["database"] = database.ConnectionString,
            ["tenant"] = $"{bench.Server.Tenant}",
            ["key"] = bench.Server.Key,
            ["pool"] = $"{pool}",
        };
        return HostedProgram.Start("WorkOrders.Ceiling.dll", "/ready", settings, bench.Options.Timeout, bench.Stopping);
    }
}
