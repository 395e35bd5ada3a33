using WorkOrders.Load.Contenders;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Imports many orders by code in one atomic request.</summary>
internal sealed class Import : IScenario
{
    private const int Clients = 32;

    /// <inheritdoc/>
    public string Name => "import";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var what = $"import of {bench.Options.ImportSize:N0} orders";
        var (database, yardstick) = (await bench.Databases.Api(), await bench.Databases.Yardstick());
        var import = new ImportContender(bench.Server, database, await bench.Programs.Api(database), bench.Options.ImportSize);
        Bench.Log($"warming up {import.Name} on database {database.Name}");
        await import.Run(Clients, bench.Options.FirstWarmUp, bench.Stopping);

        var measured = await new Comparison(bench, what, Clients)
            .Run(import, await bench.Programs.CeilingForCreates(Clients), new CopyContender(database, yardstick));
        bench.Add(what, measured, measured[1], "× ceiling creates", Target.AtLeast(2.5));
        bench.Add(
            $"import time, {bench.Options.ImportSize:N0} orders",
            measured[2].RatioTo(measured[0], round => round.Rate),
            "× COPY",
            Target.AtMost(3));
    }
}
