using WorkOrders.Load.Database;
using WorkOrders.Load.Http;

namespace WorkOrders.Load.Contenders;

/// <summary>The programs that are measured. They go on running, so that their code is compiled once.</summary>
internal sealed class Programs(Bench bench) : IAsyncDisposable
{
    /// <summary>What the API is called in the results.</summary>
    public const string Ours = "WorkOrders";

    // One client needs one connection, so whatever is best for many is good for it.
    private const int FewestTuned = 32;

    private static readonly int[] Pools = [4, 8, 16];

    private readonly Dictionary<string, HostedProgram> _apis = [];
    private readonly Dictionary<(string Database, int Pool), HostedProgram> _ceilings = [];
    private readonly Dictionary<int, HttpContender> _ceilingsCreating = [];
    private HttpContender? _ours;

    /// <summary>The API, creating thin orders where few are stored.</summary>
    public async Task<HttpContender> OursCreating() => _ours ??= await Creating(await bench.Databases.Ours());

    /// <summary>The hand-written endpoint, doing the same for so many clients.</summary>
    public async Task<HttpContender> CeilingCreating(int clients)
    {
        var tuned = Math.Max(clients, FewestTuned);
        if (!_ceilingsCreating.TryGetValue(tuned, out var ceiling))
        {
            var database = await bench.Databases.Yardstick();
            _ceilingsCreating[tuned] = ceiling = await Ceiling(database, tuned, (name, program) => Creating(name, database, program));
        }
        return ceiling;
    }

    /// <summary>The API, creating thin orders on a database.</summary>
    public async Task<HttpContender> Creating(BenchDatabase database) => await Creating(Ours, database, await Api(database)).Warm();

    /// <summary>A program, creating thin orders on a database.</summary>
    public HttpContender Creating(string name, BenchDatabase database, HostedProgram program) =>
        new(name, bench, database, program, at => new ThinOrders(at.Address, bench.Server.Key));

    /// <summary>The API on a database.</summary>
    public async Task<HostedProgram> Api(BenchDatabase database)
    {
        if (!_apis.TryGetValue(database.Name, out var api))
        {
            _apis[database.Name] = api = await StartApi(database);
        }
        return api;
    }

    /// <summary>Starts the API as it is shipped, with the settings it has when nobody sets any. Whoever asks stops it.</summary>
    public Task<HostedProgram> StartApi(BenchDatabase database) => HostedProgram.Start(
        "WorkOrders.Api.dll", "/health/ready", new Dictionary<string, string> { ["ConnectionStrings__WorkOrders"] = database.ConnectionString }, bench.Options.Patience, bench.Stopping);

    /// <summary>The hand-written endpoint on a database, with as many connections as prove best for this work on this machine.</summary>
    /// <param name="database">The database.</param>
    /// <param name="clients">How many clients it works for.</param>
    /// <param name="work">The work, given the program and what it is called.</param>
    public async Task<HttpContender> Ceiling(BenchDatabase database, int clients, Func<string, HostedProgram, HttpContender> work)
    {
        var (best, most) = (bench.Options.Pool ?? 0, 0.0);
        foreach (var pool in bench.Options.Pool is null ? Pools : [])
        {
            await using var program = await StartCeiling(database, pool);
            var rate = (await new Contest(bench, "tuning", clients).Turn(await work("ceiling", program).Warm())).Rate;
            Bench.Tell($"ceiling with a pool of {pool}, {clients} clients: {rate:N0}/s");
            (best, most) = rate > most ? (pool, rate) : (best, most);
        }
        if (!_ceilings.TryGetValue((database.Name, best), out var ceiling))
        {
            _ceilings[(database.Name, best)] = ceiling = await StartCeiling(database, best);
        }
        return await work($"ceiling (pool {best})", ceiling).Warm();
    }

    /// <summary>Stops them all, which also gives their connections free: the server takes no more than 60. Who is asked for again is started again.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var program in _apis.Values.Concat(_ceilings.Values))
        {
            await program.DisposeAsync();
        }
        _apis.Clear();
        _ceilings.Clear();
        _ceilingsCreating.Clear();
        _ours = null;
    }

    private Task<HostedProgram> StartCeiling(BenchDatabase database, int pool) => HostedProgram.Start("WorkOrders.Ceiling.dll", "/ready", new Dictionary<string, string>
    {
        ["database"] = database.ConnectionString,
        ["tenant"] = $"{bench.Server.Tenant}",
        ["key"] = bench.Server.Key,
        ["pool"] = $"{pool}",
    }, bench.Options.Patience, bench.Stopping);
}
