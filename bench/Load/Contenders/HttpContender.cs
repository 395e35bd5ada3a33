using System.Net;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;

namespace WorkOrders.Load.Contenders;

/// <summary>A program that is put under load over HTTP.</summary>
/// <param name="name">What it is called in the results.</param>
/// <param name="server">The PostgreSQL it works with.</param>
/// <param name="database">The database it works on.</param>
/// <param name="program">The running program.</param>
/// <param name="requests">Makes what one client asks at an address.</param>
internal sealed class HttpContender(string name, Server server, BenchDatabase database, HostedProgram program, Func<IPEndPoint, IRequests> requests) : IContender
{
    private Allocations? _allocations;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public BenchDatabase Database => database;

    /// <summary>Requests a second at which they come, answered or not; null: each client waits for its answer.</summary>
    public double? FixedRate { get; init; }

    /// <inheritdoc/>
    public async Task<Round> Run(int clients, TimeSpan duration, CancellationToken ct)
    {
        _allocations ??= new(program.Id);
        var load = new Clients(program.Address, () => requests(program.Address));
        var allocatedBefore = await _allocations.Total();
        var (cpuBefore, databaseBefore) = (program.Cpu, server.Processes.Cpu());
        var tally = FixedRate is { } rate ? await load.Open(clients, rate, duration, ct) : await load.Closed(clients, duration, ct);
        var (cpuAfter, databaseAfter) = (program.Cpu, server.Processes.Cpu());
        var allocatedAfter = await _allocations.Total();
        return new(tally.Requests, tally.Rate, tally.Percentile(50), tally.Percentile(99))
        {
            ProgramCpu = (cpuAfter - cpuBefore) / tally.Requests,
            DatabaseCpu = (databaseAfter - databaseBefore) / tally.Requests,
            Allocated = (allocatedAfter - allocatedBefore) / tally.Requests,
        };
    }
}
