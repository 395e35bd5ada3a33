using System.Net;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;

namespace WorkOrders.Load.Contenders;

/// <summary>A program that is measured under HTTP load.</summary>
/// <param name="name">The name in the results.</param>
/// <param name="bench">The bench.</param>
/// <param name="database">The database used.</param>
/// <param name="program">The running program.</param>
/// <param name="requests">Creates the requests of one client.</param>
internal sealed class HttpContender(
    string name, Bench bench, BenchDatabase database, HostedProgram program, Func<HostedProgram, IRequestSource> requests) : IContender
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public BenchDatabase Database => database;

    /// <inheritdoc/>
    public RowCounts RowsPerRequest { get; init; } = RowCounts.PlannedOrder;

    /// <summary>The address the program listens on.</summary>
    public IPEndPoint Address => program.Address;

    /// <summary>The rate in requests per second of an open loop; null for a closed loop.</summary>
    public double? FixedRate { get; private init; }

    /// <summary>Returns the same contender in an open loop with a fixed rate.</summary>
    public HttpContender AtRate(double rate) =>
        new(name, bench, database, program, requests) { RowsPerRequest = RowsPerRequest, FixedRate = rate };

    /// <inheritdoc/>
    public async Task<Round> Run(int clients, TimeSpan duration, CancellationToken ct)
    {
        var load = new LoadGenerator(program.Address, () => requests(program), bench.Options.Timeout);
        var allocatedBefore = await program.Allocated(ct);
        var publishedBefore = await database.CountPublished();
        var (cpuBefore, databaseBefore) = (program.Cpu, bench.Server.Processes.Cpu());
        var recorder = FixedRate is { } rate
            ? await load.RunOpenLoop(clients, rate, duration, ct)
            : await load.RunClosedLoop(clients, duration, ct);
        var (cpuAfter, databaseAfter) = (program.Cpu, bench.Server.Processes.Cpu());
        var publishedAfter = await database.CountPublished();
        var allocatedAfter = await program.Allocated(ct);
        return new(recorder.Requests, recorder.Rate)
        {
            P50 = recorder.Percentile(50),
            P99 = recorder.Percentile(99),
            ProgramCpu = (cpuAfter - cpuBefore) / recorder.Requests,
            DatabaseCpu = (databaseAfter - databaseBefore) / recorder.Requests,
            Published = RowsPerRequest.Changes > 0
                ? (double)(publishedAfter - publishedBefore) / (RowsPerRequest.Changes * recorder.Requests)
                : null,
            Allocated = (allocatedAfter - allocatedBefore) / recorder.Requests,
        };
    }

    /// <summary>Posts one order (JSON).</summary>
    /// <exception cref="BenchException">The order was not created.</exception>
    public async Task Post(ReadOnlyMemory<byte> order)
    {
        using var http = new HttpClient { BaseAddress = new($"http://{program.Address}") };
        http.DefaultRequestHeaders.Add("X-Api-Key", bench.Server.Key);
        using var content = new ReadOnlyMemoryContent(order) { Headers = { ContentType = new("application/json") } };
        using var answer = await http.PostAsync("/api/Jobs", content, bench.Stopping);
        if (answer.StatusCode != HttpStatusCode.Created)
        {
            throw new BenchException(
                $"{name} refused an order with status {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(bench.Stopping)}");
        }
    }

    /// <summary>Warms up the program until its code is compiled.</summary>
    public async Task<HttpContender> WarmUp()
    {
        Bench.Log($"warming up {name} on database {database.Name}");
        await Run(32, bench.Options.FirstWarmUp, bench.Stopping);
        return this;
    }
}
