using WorkOrders.Load.Contenders;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Reads random orders by id in the large database.</summary>
internal sealed class Get : IScenario
{
    private const int Clients = 32;

    /// <inheritdoc/>
    public string Name => "get";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        await bench.Programs.DisposeAsync();
        var database = await bench.Databases.Large();
        var ours = await ForLookups(Programs.ApiName, await bench.Programs.Api(database)).WarmUp();
        var ceiling = await bench.Programs.Ceiling(database, Clients, ForLookups);
        var limit = new Pgbench(
            bench.Server, database, PgbenchScripts.Read(bench.Server.Tenant, bench.Options.LargeOrders), RowCounts.Nothing);

        var what = $"get by id, {bench.Options.LargeOrders:N0} stored, {Clients} clients";
        var measured = await new Comparison(bench, what, Clients).Run(ours, ceiling, limit);
        bench.Add(what, measured, measured[1], "× ceiling", Target.AtLeast(0.8));

        HttpContender ForLookups(string name, HostedProgram program) =>
            new(
                name,
                bench,
                database,
                program,
                at => new OrderLookups(at.Address, bench.Server.Key, bench.Options.LargeOrders)) { RowsPerRequest = RowCounts.Nothing };
    }
}
