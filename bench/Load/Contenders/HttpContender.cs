using System.Net;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;

namespace WorkOrders.Load.Contenders;

/// <summary>A program that clients put under load over HTTP.</summary>
/// <param name="name">What it is called in the results.</param>
/// <param name="bench">Whose PostgreSQL it works with.</param>
/// <param name="database">The database it works on.</param>
/// <param name="program">The running program.</param>
/// <param name="requests">Makes what one client asks.</param>
internal sealed class HttpContender(string name, Bench bench, BenchDatabase database, HostedProgram program, Func<HostedProgram, IRequests> requests) : IContender
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public BenchDatabase Database => database;

    /// <inheritdoc/>
    public Stored Leaves { get; init; } = Stored.PlannedOrder;

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address => program.Address;

    /// <summary>Requests a second at which they come, answered or not; null: each client waits for its answer.</summary>
    public double? FixedRate { get; private init; }

    /// <summary>The same, with requests coming at a fixed rate.</summary>
    public HttpContender At(double rate) => new(name, bench, database, program, requests) { Leaves = Leaves, FixedRate = rate };

    /// <inheritdoc/>
    public async Task<Round> Run(int clients, TimeSpan duration, CancellationToken ct)
    {
        var load = new Clients(program.Address, () => requests(program), bench.Options.Patience);
        var allocatedBefore = await program.Allocated(ct);
        var fedBefore = await database.Positions();
        var (cpuBefore, databaseBefore) = (program.Cpu, bench.Server.Processes.Cpu());
        var tally = FixedRate is { } rate ? await load.Open(clients, rate, duration, ct) : await load.Closed(clients, duration, ct);
        var (cpuAfter, databaseAfter) = (program.Cpu, bench.Server.Processes.Cpu());
        var fedAfter = await database.Positions();
        var allocatedAfter = await program.Allocated(ct);
        return new(tally.Requests, tally.Rate)
        {
            P50 = tally.Percentile(50),
            P99 = tally.Percentile(99),
            ProgramCpu = (cpuAfter - cpuBefore) / tally.Requests,
            DatabaseCpu = (databaseAfter - databaseBefore) / tally.Requests,
            Fed = Leaves.Told > 0 ? (double)(fedAfter - fedBefore) / (Leaves.Told * tally.Requests) : null,
            Allocated = (allocatedAfter - allocatedBefore) / tally.Requests,
        };
    }

    /// <summary>Gives it one order (JSON).</summary>
    /// <exception cref="BenchException">It does not take it.</exception>
    public async Task Post(ReadOnlyMemory<byte> order)
    {
        using var http = new HttpClient { BaseAddress = new($"http://{program.Address}"), DefaultRequestHeaders = { { "X-Api-Key", bench.Server.Key } } };
        using var content = new ReadOnlyMemoryContent(order) { Headers = { ContentType = new("application/json") } };
        using var answer = await http.PostAsync("/api/Jobs", content, bench.Stopping);
        if (answer.StatusCode != HttpStatusCode.Created)
        {
            throw new BenchException($"{name} was given one order and answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(bench.Stopping)}");
        }
    }

    /// <summary>Works until its code is compiled, which it is not right after its start.</summary>
    public async Task<HttpContender> Warm()
    {
        Bench.Tell($"{name} on {database.Name} warms up");
        await Run(32, bench.Options.FirstWarmUp, bench.Stopping);
        return this;
    }
}
