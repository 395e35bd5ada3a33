using WorkOrders.Load.Contenders;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Changes one text of random orders, compared with creating orders.</summary>
internal sealed class Patch : IScenario
{
    private const int Clients = 32;

    /// <inheritdoc/>
    public string Name => "patch";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var database = await bench.Databases.Api();
        var creates = await bench.Programs.ApiForCreates();
        var patches = await new HttpContender(
            "WorkOrders, PATCH", bench, database, await bench.Programs.Api(database),
            at => new OrderPatches(at.Address, bench.Server.Key, bench.Options.Orders))
        {
            RowsPerRequest = RowCounts.ChangedOrder,
        }.WarmUp();
        var what = $"patch of one order, {Clients} clients";
        var measured = await new Comparison(bench, what, Clients).Run(patches, creates);
        bench.Add(what, measured, measured[1], "× create", Target.AtLeast(0.8));
    }
}
